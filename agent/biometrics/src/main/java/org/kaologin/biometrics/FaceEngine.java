package org.kaologin.biometrics;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import org.kaologin.biometrics.embedding.DlibDescriptor;
import org.kaologin.biometrics.face.FaceDetector;
import org.kaologin.biometrics.face.ShapePredictor;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;

/**
 * All networks, loaded once; from frames it makes {@link FrameAnalysis analyses}.
 *
 * <p>Thread-safe; closing it while a frame is analysed is not.
 */
public final class FaceEngine implements AutoCloseable {
  private final Network blazeface;
  private final Network dlib;
  final FaceDetector detector;
  final ShapePredictor landmarks;
  final DlibDescriptor descriptor;

  private FaceEngine(Network blazeface, Network dlib, ShapePredictor landmarks) {
    this.blazeface = blazeface;
    this.dlib = dlib;
    this.detector = new FaceDetector(blazeface);
    this.landmarks = landmarks;
    this.descriptor = new DlibDescriptor(dlib);
  }

  /** Loads what networks run in, whichever they are; {@link #open} would, later. */
  public static void prepare() {
    OrtEnvironment unused = OrtEnvironment.getEnvironment();
  }

  /**
   * Loads the networks, side by side.
   *
   * @param threads that one network may use at a time, at least 1
   * @throws ModelException when a model is missing, changed or unreadable
   */
  public static FaceEngine open(ModelStore models, int threads) throws ModelException {
    Loading<Network> dlib = Loading.begin(() -> Network.load(models, "dlib-descriptor", threads));
    Loading<Network> blazeface = Loading.begin(() -> Network.load(models, "blazeface", threads));
    try {
      ShapePredictor landmarks = ShapePredictor.read(models.read("landmarks5"));
      return new FaceEngine(blazeface.get(), dlib.get(), landmarks);
    } catch (ModelException e) {
      blazeface.close();
      dlib.close();
      throw e;
    }
  }

  /** Runs each network once: the first run is slower, and should not be a waiting person's. */
  public FaceEngine warmUp() {
    int side = DlibDescriptor.CHIP;
    Picture black = Picture.grey(side, side, new float[side * side]);
    try {
      detector.detect(black);
      descriptor.embed(black);
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

  @Override
  public void close() {
    blazeface.close();
    dlib.close();
  }
}
