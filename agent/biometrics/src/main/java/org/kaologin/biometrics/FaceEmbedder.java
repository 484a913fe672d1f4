package org.kaologin.biometrics;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.biometrics.embedding.DlibDescriptor;
import org.kaologin.biometrics.embedding.SurfaceEmbedder;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.head.FrontalView;
import org.kaologin.biometrics.head.HeadSurface;
import org.kaologin.biometrics.head.MeanFace;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;

/**
 * All networks that turn a face into numbers.
 *
 * <p>Thread-safe; closing it while it embeds is not.
 */
final class FaceEmbedder implements AutoCloseable {
  private final List<Network> networks;
  private final MeanFace mean;
  private final DlibDescriptor appearance;
  private final SurfaceEmbedder shape;
  private final SurfaceEmbedder dark;
  private final Optional<SurfaceEmbedder> light;

  private FaceEmbedder(List<Network> networks, MeanFace mean) {
    this.networks = networks;
    this.mean = mean;
    this.appearance = new DlibDescriptor(networks.get(0));
    this.shape = SurfaceEmbedder.shape(networks.get(1));
    this.dark = SurfaceEmbedder.siameseDark(networks.get(2));
    this.light = networks.stream().skip(3).findFirst().map(SurfaceEmbedder::siameseColour);
  }

  /**
   * Loads the networks.
   *
   * @param threads that may be used at a time, at least 1
   * @param inColour whether the one that reads colour is wanted
   * @throws ModelException when a model is missing, changed or unreadable
   */
  static FaceEmbedder open(ModelStore models, int threads, boolean inColour) throws ModelException {
    MeanFace mean = MeanFace.read(models.read("mean-face"));
    List<Loading<Network>> loading = new ArrayList<>();
    // Two pictures are described at a time.
    loading.add(begin(models, "dlib-descriptor", Math.max(1, threads / 2)));
    loading.add(begin(models, "shape", 1));
    loading.add(begin(models, "siamese-dark", 1));
    if (inColour) {
      loading.add(begin(models, "siamese-colour", 1));
    }
    try {
      List<Network> networks = new ArrayList<>();
      for (Loading<Network> one : loading) {
        networks.add(one.get());
      }
      return new FaceEmbedder(List.copyOf(networks), mean);
    } catch (ModelException e) {
      loading.forEach(Loading::close);
      throw e;
    }
  }

  private static Loading<Network> begin(ModelStore models, String id, int threads) {
    return Loading.begin(() -> Network.load(models, id, threads));
  }

  /** The head under a face's landmarks; empty where there is too little depth. */
  Optional<HeadSurface> head(Frame frame, Landmarks landmarks) {
    return HeadSurface.measure(frame, landmarks, mean);
  }

  /** A head's picture from the front. */
  FrontalView view(Frame frame, HeadSurface head) {
    return new FrontalView(mean, head.pose(), frame.calibration().depth());
  }

  /**
   * The appearance of a face as the camera sees it, straightened in its plane. With that {@link
   * #mirrored} it is nearly as good as both of them both ways, at half the time.
   *
   * @param picture infrared, toned
   * @param landmarks as found
   * @param view of its head, where there is one
   */
  float[] straight(Picture picture, Landmarks landmarks, Optional<FrontalView> view)
      throws OrtException {
    Landmarks points = view.map(FrontalView::landmarks).orElse(landmarks);
    return appearance.embed(DlibDescriptor.chip(picture, points));
  }

  /** The appearance of a face as a mirror would show it, from the front where its head is known. */
  float[] mirrored(Picture picture, Landmarks landmarks, Optional<FrontalView> view)
      throws OrtException {
    Picture chip =
        view.map(v -> v.cut(picture, DlibDescriptor.CHIP, DlibDescriptor.PADDING))
            .orElseGet(() -> DlibDescriptor.chip(picture, landmarks));
    return appearance.embed(chip.mirrored());
  }

  /** What the surface of a head gives, by comparator; nothing where too little was seen. */
  Map<String, float[]> surface(HeadSurface head) throws OrtException {
    if (head.seen() < Parameters.HEAD_SEEN) {
      return Map.of();
    }
    Map<String, float[]> embeddings = new HashMap<>();
    embeddings.put(FaceSample.SHAPE, shape.embed(head));
    embeddings.put(FaceSample.SIAMESE, dark.embed(head));
    if (head.hasColour() && light.isPresent()) {
      embeddings.put(FaceSample.SIAMESE_COLOUR, light.get().embed(head));
    }
    return embeddings;
  }

  /** What can be made of a photograph without depth. */
  Map<String, float[]> photograph(Picture picture, Landmarks landmarks) throws OrtException {
    Picture chip = DlibDescriptor.chip(picture, landmarks);
    return Map.of(
        FaceSample.APPEARANCE,
        DlibDescriptor.mean(appearance.embed(chip), appearance.embed(chip.mirrored())));
  }

  /** Runs each network once. */
  void warmUp() throws OrtException {
    int side = DlibDescriptor.CHIP;
    Picture black = Picture.grey(side, side, new float[side * side]);
    appearance.embed(black);
    HeadSurface nobody = HeadSurface.unseen(mean);
    shape.embed(nobody);
    dark.embed(nobody);
  }

  @Override
  public void close() {
    networks.forEach(Network::close);
  }
}
