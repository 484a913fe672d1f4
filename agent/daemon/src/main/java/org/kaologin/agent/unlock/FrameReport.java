package org.kaologin.agent.unlock;

import java.util.ArrayList;
import java.util.List;
import org.kaologin.agent.sight.PictureBox;
import org.kaologin.agent.sight.Sighting;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.biometrics.attention.Mesh;
import org.kaologin.biometrics.decision.Comparison;
import org.kaologin.biometrics.frame.InfraredImage;
import org.kaologin.biometrics.liveness.LivenessReading;
import org.kaologin.protocol.Reply.TryFrame;
import org.kaologin.protocol.Reply.TryFrame.Point;
import org.kaologin.protocol.Reply.TryFrame.Score;

/** What a trial tells of one frame. */
final class FrameReport {
  private final FrameAnalysis analysis;
  private final int width;
  private final int height;
  private final List<Score> scores = new ArrayList<>();

  private FrameReport(FrameAnalysis analysis, InfraredImage picture) {
    this.analysis = analysis;
    this.width = picture.width();
    this.height = picture.height();
  }

  /**
   * Reports a frame.
   *
   * @param attempt that has just taken it
   */
  static TryFrame of(Sighting sighting, UnlockAttempt attempt) {
    FrameReport report = new FrameReport(sighting.analysis(), sighting.frame().infrared());
    report.decision(attempt.scores());
    attempt.comparison().ifPresent(report::comparators);
    report.life();
    report.look();
    PictureBox box = PictureBox.of(sighting.analysis(), sighting.frame().infrared());
    return new TryFrame(
        sighting.frame().sequence(),
        box.left(),
        box.top(),
        box.width(),
        box.height(),
        report.scores,
        report.analysis.mesh().map(report::points).orElse(List.of()));
  }

  private void decision(Judgement.Scores known) {
    add("frames", known.frames());
    add("evidence", known.evidence());
    add("nearestDistance", known.nearestDistance());
  }

  private void comparators(Comparison comparison) {
    for (Comparison.Share share : comparison.shares()) {
      add(share.comparator() + ".distance", share.distance());
      add(share.comparator() + ".evidence", share.evidence());
    }
  }

  private void life() {
    if (analysis.liveness().isPresent()) {
      LivenessReading life = analysis.liveness().get();
      add("live", life.live() ? 1 : 0);
      add("reliefMillimetres", life.reliefMillimetres());
      add("noseMillimetres", life.noseMillimetres());
      add("infraredAtOneMetre", life.infraredAtOneMetre());
      add("reliefLikeness", life.relief().likeness());
      add("lightFollowsForm", life.shading().followsForm());
    }
  }

  private void look() {
    analysis
        .attention()
        .ifPresent(
            attention -> {
              add("eyeOpenness", attention.openness());
              add("turnedDegrees", attention.turnedDegrees());
            });
    analysis
        .sample()
        .ifPresent(
            sample -> {
              add("yawDegrees", sample.pose().yawDegrees());
              add("pitchDegrees", sample.pose().pitchDegrees());
              add("rangeMillimetres", sample.rangeMillimetres());
            });
  }

  private void add(String name, double value) {
    scores.add(new Score(name, value));
  }

  private List<Point> points(Mesh mesh) {
    return mesh.points().stream()
        .map(
            point ->
                new Point(
                    PictureBox.clamp(point.x(), width - 1),
                    PictureBox.clamp(point.y(), height - 1)))
        .toList();
  }
}
