package org.kaologin.biometrics;

import java.util.Map;
import java.util.Objects;

/**
 * One look at a face, as numbers. Kept, it is a template; compared with templates, a probe.
 *
 * @param embeddings by the comparator that reads them; shared, never changed
 * @param pose how the head was turned
 * @param rangeMillimetres how far it was
 * @param eyeOpenness how wide the eyes were, see {@link
 *     org.kaologin.biometrics.attention.Attention#openness}; NaN where that was not seen
 */
public record FaceSample(
    Map<String, float[]> embeddings, HeadPose pose, double rangeMillimetres, double eyeOpenness) {
  /** dlib's descriptor of the infrared picture. */
  public static final String APPEARANCE = "appearance";

  /** The head's shape alone. */
  public static final String SHAPE = "shape";

  /** The Siamese network's, of infrared and depth. */
  public static final String SIAMESE = "siamese";

  /** The Siamese network's, of colour and depth; where somebody wanted colour decoded. */
  public static final String SIAMESE_COLOUR = "siamese-colour";

  /** A look whose eyes were not seen. */
  public FaceSample(Map<String, float[]> embeddings, HeadPose pose, double rangeMillimetres) {
    this(embeddings, pose, rangeMillimetres, Double.NaN);
  }

  public FaceSample {
    embeddings = Map.copyOf(embeddings);
    Objects.requireNonNull(pose);
  }
}
