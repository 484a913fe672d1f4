package org.kaologin.agent.adapt;

import java.util.List;
import java.util.stream.Stream;
import org.kaologin.agent.vault.StoredFace;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.adaptation.Adapted;

/**
 * What is known of a user's looks.
 *
 * @param faces as they are stored; none for who never enrolled
 * @param enrolled the templates of all faces
 * @param adapted to these faces since
 */
public record Known(List<StoredFace> faces, List<FaceSample> enrolled, Adapted adapted) {

  public Known {
    faces = List.copyOf(faces);
    enrolled = List.copyOf(enrolled);
  }

  /** All templates to compare with. */
  public List<FaceSample> templates() {
    return Stream.concat(enrolled.stream(), adapted.templates().stream()).toList();
  }
}
