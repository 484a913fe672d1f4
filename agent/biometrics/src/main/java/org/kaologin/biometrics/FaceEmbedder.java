package org.kaologin.biometrics;

import ai.onnxruntime.OrtException;
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
  private final SurfaceEmbedder siamese;

  private FaceEmbedder(List<Network> networks, MeanFace mean) {
    this.networks = networks;
    this.mean = mean;
    this.appearance = new DlibDescriptor(networks.get(0));
    this.shape = SurfaceEmbedder.shape(networks.get(1));
    this.siamese = SurfaceEmbedder.siameseDark(networks.get(2));
  }

  /**
   * Loads the networks.
   *
   * @param threads that may be used at a time, at least 1
   * @throws ModelException when a model is missing, changed or unreadable
   */
  static FaceEmbedder open(ModelStore models, int threads) throws ModelException {
    MeanFace mean = MeanFace.read(models.read("mean-face"));
    List<Loading<Network>> loading =
        List.of(
            Loading.begin(() -> Network.load(models, "dlib-descriptor", threads)),
            Loading.begin(() -> Network.load(models, "shape", 1)),
            Loading.begin(() -> Network.load(models, "siamese-dark", 1)));
    try {
      return new FaceEmbedder(
          List.of(loading.get(0).get(), loading.get(1).get(), loading.get(2).get()), mean);
    } catch (ModelException e) {
      loading.forEach(Loading::close);
      throw e;
    }
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
   * The appearance of a face.
   *
   * @param picture infrared, toned
   * @param landmarks as found
   * @param view of its head, where there is one
   */
  float[] appearance(Picture picture, Landmarks landmarks, Optional<FrontalView> view)
      throws OrtException {
    return appearance.embed(chips(picture, landmarks, view));
  }

  /** What the surface of a head gives, by comparator; nothing where too little was seen. */
  Map<String, float[]> surface(HeadSurface head) throws OrtException {
    return head.seen() < Parameters.HEAD_SEEN
        ? Map.of()
        : Map.of(FaceSample.SHAPE, shape.embed(head), FaceSample.SIAMESE, siamese.embed(head));
  }

  /** What can be made of a photograph without depth. */
  Map<String, float[]> photograph(Picture picture, Landmarks landmarks) throws OrtException {
    Picture chip = DlibDescriptor.chip(picture, landmarks);
    return Map.of(FaceSample.APPEARANCE, appearance.embed(List.of(chip, chip.mirrored())));
  }

  /**
   * The face as the camera sees it, straightened in its plane, and as a mirror would show it from
   * the front: nearly as good as both of them both ways, at half the time.
   */
  private static List<Picture> chips(
      Picture picture, Landmarks landmarks, Optional<FrontalView> view) {
    if (view.isEmpty()) {
      Picture chip = DlibDescriptor.chip(picture, landmarks);
      return List.of(chip, chip.mirrored());
    }
    return List.of(
        DlibDescriptor.chip(picture, view.get().landmarks()),
        view.get().cut(picture, DlibDescriptor.CHIP, DlibDescriptor.PADDING).mirrored());
  }

  /** Runs each network once. */
  void warmUp() throws OrtException {
    int side = DlibDescriptor.CHIP;
    Picture black = Picture.grey(side, side, new float[side * side]);
    appearance.embed(List.of(black, black));
    HeadSurface nobody = HeadSurface.unseen(mean);
    shape.embed(nobody);
    siamese.embed(nobody);
  }

  @Override
  public void close() {
    networks.forEach(Network::close);
  }
}
