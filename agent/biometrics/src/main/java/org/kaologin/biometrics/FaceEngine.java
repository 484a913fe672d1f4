package org.kaologin.biometrics;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.Comparator;
import java.util.Optional;
import org.kaologin.biometrics.attention.FaceMesh;
import org.kaologin.biometrics.embedding.DlibDescriptor;
import org.kaologin.biometrics.face.DetectedFace;
import org.kaologin.biometrics.face.FaceDetector;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.face.ShapePredictor;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.Point;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;

/**
 * All networks, loaded once; from frames it makes {@link FrameAnalysis analyses}.
 *
 * <p>Thread-safe; closing it while a frame is analysed is not.
 */
public final class FaceEngine implements AutoCloseable {
  private final Network blazeface;
  private final Network facemesh;
  final FaceDetector detector;
  final ShapePredictor landmarks;
  final FaceEmbedder embedder;
  final FaceMesh mesh;
  final Aside aside;

  private FaceEngine(
      Network blazeface,
      Network facemesh,
      FaceEmbedder embedder,
      ShapePredictor landmarks,
      Aside aside) {
    this.aside = aside;
    this.blazeface = blazeface;
    this.facemesh = facemesh;
    this.mesh = new FaceMesh(facemesh);
    this.embedder = embedder;
    this.detector = new FaceDetector(blazeface);
    this.landmarks = landmarks;
  }

  /** Loads what networks run in, whichever they are; {@link #open} would, later. */
  public static void prepare() {
    OrtEnvironment unused = OrtEnvironment.getEnvironment();
  }

  /**
   * Loads the networks that count, side by side, and makes sure that the calibration is of them.
   *
   * @param threads that may be used at a time, at least 1
   * @throws ModelException when a model is missing, changed, unreadable or not calibrated
   */
  public static FaceEngine open(ModelStore models, int threads) throws ModelException {
    Comparators.check(models.catalogue());
    return load(models, threads, Comparators.readColour());
  }

  /**
   * The same with all networks that are reported, too.
   *
   * @throws ModelException when a model is missing, changed, unreadable or not calibrated
   */
  public static FaceEngine openAll(ModelStore models, int threads) throws ModelException {
    Comparators.check(models.catalogue());
    return load(models, threads, true);
  }

  /**
   * The same for those who calibrate.
   *
   * @throws ModelException when a model is missing, changed or unreadable
   */
  public static FaceEngine openUncalibrated(ModelStore models, int threads) throws ModelException {
    return load(models, threads, true);
  }

  private static FaceEngine load(ModelStore models, int threads, boolean inColour)
      throws ModelException {
    Loading<FaceEmbedder> embedder =
        Loading.begin(() -> FaceEmbedder.open(models, threads, inColour));
    Loading<Network> blazeface = Loading.begin(() -> Network.load(models, "blazeface", threads));
    Loading<Network> facemesh = Loading.begin(() -> Network.load(models, "facemesh", 1));
    try {
      ShapePredictor landmarks = ShapePredictor.read(models.read("landmarks5"));
      return new FaceEngine(
          blazeface.get(), facemesh.get(), embedder.get(), landmarks, new Aside(threads));
    } catch (ModelException e) {
      blazeface.close();
      facemesh.close();
      embedder.close();
      throw e;
    }
  }

  /** Runs each network once: the first run is slower, and should not be a waiting person's. */
  public FaceEngine warmUp() {
    int side = DlibDescriptor.CHIP;
    Picture black = Picture.grey(side, side, new float[side * side]);
    try {
      detector.detect(black);
      embedder.warmUp();
      mesh.warmUp();
      return this;
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  /** What a frame says. */
  public FrameAnalysis analyse(org.kaologin.biometrics.frame.Frame frame) {
    try {
      return new FrameAnalyser(this, frame).analyse();
    } catch (OrtException e) {
      // The network was loaded and its input has the right shape: this is not the frame's doing.
      throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  /**
   * The appearance of whoever a colour photograph shows in its middle, as data sets of photographs
   * have them; under the name of the infrared appearance, so that the same comparator reads it.
   *
   * @return empty where no face is found
   */
  public Optional<FaceSample> describe(Picture photograph) {
    Point middle = new Point(photograph.width() / 2.0, photograph.height() / 2.0);
    try {
      Optional<DetectedFace> face =
          detector.faces(photograph).stream()
              .min(Comparator.comparingDouble(f -> f.box().centre().distance(middle)));
      if (face.isEmpty()) {
        return Optional.empty();
      }
      Landmarks points = landmarks.locate(photograph, face.get());
      return Optional.of(
          new FaceSample(
              embedder.photograph(photograph, points),
              new HeadPose(0, 0, points.rollDegrees()),
              0));
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    aside.close();
    blazeface.close();
    facemesh.close();
    embedder.close();
  }
}
