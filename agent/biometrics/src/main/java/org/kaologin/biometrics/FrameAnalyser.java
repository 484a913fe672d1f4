package org.kaologin.biometrics;

import ai.onnxruntime.OrtException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.kaologin.biometrics.attention.Attention;
import org.kaologin.biometrics.attention.Mesh;
import org.kaologin.biometrics.embedding.DlibDescriptor;
import org.kaologin.biometrics.face.FaceBox;
import org.kaologin.biometrics.face.Landmarks;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.biometrics.head.FrontalView;
import org.kaologin.biometrics.head.HeadSurface;
import org.kaologin.biometrics.image.Picture;
import org.kaologin.biometrics.image.ToneCurve;
import org.kaologin.biometrics.liveness.InColour;
import org.kaologin.biometrics.liveness.LivenessReading;
import org.kaologin.biometrics.surface.FaceSurface;

/** One walk of one frame through the chain. */
final class FrameAnalyser {
  private final FaceEngine engine;
  private final Frame frame;
  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
  private final Set<Hint> hints = EnumSet.noneOf(Hint.class);
  private long lapStart = System.nanoTime();

  FrameAnalyser(FaceEngine engine, Frame frame) {
    this.engine = engine;
    this.frame = frame;
  }

  FrameAnalysis analyse() throws OrtException {
    Picture whole = ToneCurve.ofNear(frame.infrared(), frame.depth()).apply(frame.infrared());
    lap(Stage.TONE);
    List<FaceBox> faces = engine.detector.detect(whole);
    lap(Stage.DETECT);
    if (faces.isEmpty()) {
      return unused(0, Optional.empty(), Optional.empty(), onlyInColour());
    }
    FaceBox face = faces.get(0);
    if (faces.size() > 1 && faces.get(1).side() > Parameters.SECOND_FACE_SIZE * face.side()) {
      hints.add(Hint.ONE_FACE_ONLY);
    }
    Picture picture = tonedFor(face).apply(frame.infrared());
    lap(Stage.TONE);
    Landmarks landmarks = engine.landmarks.locate(picture, face);
    lap(Stage.LANDMARKS);
    return withLandmarks(faces.size(), face, picture, landmarks);
  }

  private FrameAnalysis withLandmarks(int faces, FaceBox face, Picture picture, Landmarks landmarks)
      throws OrtException {
    Optional<FaceSurface> surface = FaceSurface.measure(frame, landmarks);
    lap(Stage.SURFACE);
    HeadPose pose = pose(surface, landmarks);
    hintAtPlace(surface, face, pose);
    if (!hints.isEmpty()) {
      return unused(faces, Optional.of(face), Optional.of(landmarks), Optional.empty());
    }
    Optional<HeadSurface> head = engine.embedder.head(frame, landmarks);
    Optional<FrontalView> view = head.map(h -> engine.embedder.view(frame, h));
    lap(Stage.HEAD);
    FutureTask<float[]> mirrored =
        engine.aside.begin(() -> engine.embedder.mirrored(picture, landmarks, view));
    FutureTask<Optional<Mesh>> meshed = engine.aside.begin(() -> mesh(picture, view));
    FutureTask<Map<String, float[]>> shapes = engine.aside.begin(() -> surface(head));
    LivenessReading liveness = LivenessReading.NO_SURFACE;
    if (surface.isPresent()) {
      InColour inColour = inColour(face, surface.get().rangeMillimetres());
      liveness = LivenessReading.of(surface.get(), head, inColour);
    }
    lap(Stage.LIVENESS);
    float[] straight = engine.embedder.straight(picture, landmarks, view);
    Map<String, float[]> embeddings = new HashMap<>(Aside.end(shapes));
    Optional<Mesh> mesh = Aside.end(meshed);
    Optional<Attention> attention =
        mesh.flatMap(m -> head.map(h -> new Attention(m.openness(), h.turnedDegrees())));
    embeddings.put(FaceSample.APPEARANCE, DlibDescriptor.mean(straight, Aside.end(mirrored)));
    FaceSample sample =
        new FaceSample(
            embeddings,
            pose,
            surface.map(FaceSurface::rangeMillimetres).orElse(0.0),
            attention.map(Attention::openness).orElse(Double.NaN));
    lap(Stage.EMBED);
    return new FrameAnalysis(
        faces,
        Optional.of(face),
        Optional.of(landmarks),
        Optional.of(sample),
        Optional.of(liveness),
        attention,
        mesh,
        hints,
        nanos);
  }

  private Map<String, float[]> surface(Optional<HeadSurface> head) throws OrtException {
    return head.isEmpty() ? Map.of() : engine.embedder.surface(head.get());
  }

  private Optional<Mesh> mesh(Picture picture, Optional<FrontalView> view) throws OrtException {
    return view.isEmpty() ? Optional.empty() : Optional.of(engine.mesh.find(picture, view.get()));
  }

  /** The tone curve of the face alone, so that a lamp or a dark room does not change the face. */
  private ToneCurve tonedFor(FaceBox face) {
    FaceBox region = face.square(Parameters.FACE_REGION);
    InfraredImage infrared = frame.infrared();
    return ToneCurve.of(
        infrared,
        (int) region.left(),
        (int) region.top(),
        (int) region.right(),
        (int) region.bottom());
  }

  private static HeadPose pose(Optional<FaceSurface> surface, Landmarks landmarks) {
    return new HeadPose(
        surface.map(s -> s.plane().yawDegrees()).orElse(0.0),
        surface.map(s -> s.plane().pitchDegrees()).orElse(0.0),
        landmarks.rollDegrees());
  }

  private void hintAtPlace(Optional<FaceSurface> surface, FaceBox face, HeadPose pose) {
    double focal = frame.calibration().depth().fx();
    double range =
        surface
            .map(FaceSurface::rangeMillimetres)
            .orElse(Parameters.FACE_WIDTH_MILLIMETRES * focal / face.side());
    if (range > Parameters.FARTHEST_MILLIMETRES) {
      hints.add(Hint.COME_CLOSER);
    } else if (range < Parameters.NEAREST_MILLIMETRES) {
      hints.add(Hint.MOVE_BACK);
    }
    if (Math.abs(pose.yawDegrees()) > Parameters.LARGEST_YAW_DEGREES
        || Math.abs(pose.pitchDegrees()) > Parameters.LARGEST_PITCH_DEGREES) {
      hints.add(Hint.FACE_THE_CAMERA);
    }
  }

  /**
   * A face of a near one's size that colour shows and infrared does not is a picture on a screen:
   * at such a range the sensor's own lamp lights a head brightly.
   */
  private Optional<LivenessReading> onlyInColour() throws OrtException {
    Optional<ColourCheck> colour = ColourCheck.of(engine.detector, frame);
    boolean near = colour.isPresent() && colour.get().showsSomebodyNear();
    lap(Stage.DETECT);
    return near ? Optional.of(LivenessReading.ONLY_IN_COLOUR) : Optional.empty();
  }

  private InColour inColour(FaceBox face, double millimetres) throws OrtException {
    Optional<ColourCheck> colour = ColourCheck.of(engine.detector, frame);
    return colour.isPresent() ? colour.get().at(face, millimetres) : InColour.UNKNOWN;
  }

  private FrameAnalysis unused(
      int faces,
      Optional<FaceBox> box,
      Optional<Landmarks> landmarks,
      Optional<LivenessReading> liveness) {
    return new FrameAnalysis(
        faces,
        box,
        landmarks,
        Optional.empty(),
        liveness,
        Optional.empty(),
        Optional.empty(),
        hints,
        nanos);
  }

  private void lap(Stage stage) {
    long now = System.nanoTime();
    nanos.merge(stage, now - lapStart, Long::sum);
    lapStart = now;
  }
}
