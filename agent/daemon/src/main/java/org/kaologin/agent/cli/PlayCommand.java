package org.kaologin.agent.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.kinect.ColourDecoder;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.HeadPose;
import org.kaologin.biometrics.liveness.LivenessReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what the chain sees in a recording. */
@Command(
    name = "play",
    description = "Says, frame by frame, what is seen in a recording.",
    mixinStandardHelpOptions = true)
final class PlayCommand implements Callable<Integer> {
  private static final int COLOUR_SCALE = 4;

  @Mixin private ModelOptions models;
  @Mixin private Output output;

  @Parameters(paramLabel = "FILE", description = "The recording.")
  private Path file;

  /** One line of the answer. */
  record Seen(
      int frame,
      int faces,
      String life,
      String inColour,
      double reliefMillimetres,
      double noseMillimetres,
      double infraredAtOneMetre,
      double yawDegrees,
      double pitchDegrees,
      double rangeMillimetres,
      List<String> hints) {}

  @Override
  public Integer call() throws Exception {
    List<Seen> all = new ArrayList<>();
    try (FaceEngine engine = models.open();
        ColourDecoder decoder = new ColourDecoder(COLOUR_SCALE);
        RecordingReader reader = RecordingReader.open(file)) {
      Optional<CapturedFrame> frame = reader.next();
      for (; frame.isPresent(); frame = reader.next()) {
        FrameAnalysis analysis =
            engine.analyse(frame.get().toFrame(frame.get().colourJpeg().flatMap(decoder::decode)));
        all.add(seen(all.size(), analysis));
        output.progressInPlace(all.size() + " frames");
      }
    }
    output.progressEnds();
    output.print(
        all,
        all.stream().map(PlayCommand::line).collect(Collectors.joining(System.lineSeparator())));
    return ExitCode.YES;
  }

  private static Seen seen(int number, FrameAnalysis analysis) {
    Optional<LivenessReading> life = analysis.liveness();
    Optional<FaceSample> sample = analysis.sample();
    HeadPose pose = sample.map(FaceSample::pose).orElse(new HeadPose(0, 0, 0));
    return new Seen(
        number,
        analysis.facesSeen(),
        life.map(l -> l.finding().name()).orElse("-"),
        life.map(l -> l.inColour().name()).orElse("-"),
        life.map(LivenessReading::reliefMillimetres).orElse(0.0),
        life.map(LivenessReading::noseMillimetres).orElse(0.0),
        life.map(LivenessReading::infraredAtOneMetre).orElse(0.0),
        pose.yawDegrees(),
        pose.pitchDegrees(),
        sample.map(FaceSample::rangeMillimetres).orElse(0.0),
        analysis.hints().stream().map(Enum::name).sorted().toList());
  }

  private static String line(Seen seen) {
    return String.format(
        "%3d  faces %d  %-16s in colour %-7s relief %4.1f mm  nose %4.1f mm  infrared %5.0f  yaw %+3.0f°"
            + "  pitch %+3.0f°  range %4.0f mm  %s",
        seen.frame(),
        seen.faces(),
        seen.life(),
        seen.inColour(),
        seen.reliefMillimetres(),
        seen.noseMillimetres(),
        seen.infraredAtOneMetre(),
        seen.yawDegrees(),
        seen.pitchDegrees(),
        seen.rangeMillimetres(),
        String.join(" ", seen.hints()));
  }
}
