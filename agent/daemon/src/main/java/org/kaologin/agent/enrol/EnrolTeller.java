package org.kaologin.agent.enrol;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.sight.Gaze;
import org.kaologin.agent.sight.Hints;
import org.kaologin.agent.sight.PictureBox;
import org.kaologin.agent.sight.Sighting;
import org.kaologin.biometrics.EnrolmentStep;
import org.kaologin.biometrics.EnrolmentStep.View;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.HeadPose;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.Reply;

/** Tells how an enrolment goes: what is new at once, and now and then that it still goes on. */
final class EnrolTeller {
  /** A second's frames: clients must not take silence for death. */
  private static final int MOST_FRAMES_OF_SILENCE = 30;

  /** Pictures are sent with every third frame: ten a second. */
  private static final int FRAMES_PER_PREVIEW = 3;

  private final Conversation client;
  private final boolean preview;
  private Optional<Reply.EnrolProgress> last = Optional.empty();
  private int silence;
  private int frames;

  EnrolTeller(Conversation client, boolean preview) {
    this.client = client;
    this.preview = preview;
  }

  /** Says where it stands after a frame, if the client does not know yet. */
  void tell(EnrolmentStep step, FrameAnalysis analysis, PictureBox face) throws IOException {
    Reply.EnrolProgress now = progress(step, analysis, face);
    if (!last.equals(Optional.of(now)) || ++silence >= MOST_FRAMES_OF_SILENCE) {
      client.send(now);
      last = Optional.of(now);
      silence = 0;
    }
  }

  /** Shows the frame, if the client wants pictures and it is time for one. */
  void show(Sighting sighting, Gaze gaze) throws IOException {
    if (preview && frames++ % FRAMES_PER_PREVIEW == 0) {
      for (Reply.Preview picture : gaze.previews(sighting).messages()) {
        client.send(picture);
      }
    }
  }

  private static Reply.EnrolProgress progress(
      EnrolmentStep step, FrameAnalysis analysis, PictureBox face) {
    List<Integer> hints = Hints.of(analysis).map(ProgressCode::code).toList();
    String next = step.wanted().map(view -> view.name().toLowerCase(Locale.ROOT)).orElse("");
    return new Reply.EnrolProgress(
        step.covered(),
        step.total(),
        next,
        hints,
        bits(step.taken()) | bits(step.confirmed()) << Reply.EnrolProgress.CONFIRMED_SHIFT,
        wholeDegrees(step.turned().map(HeadPose::yawDegrees)),
        wholeDegrees(step.turned().map(HeadPose::pitchDegrees)),
        face.left(),
        face.top(),
        face.width(),
        face.height());
  }

  /** A measured angle trembles; less than a degree of it is nothing new. */
  private static double wholeDegrees(Optional<Double> degrees) {
    return degrees.map(angle -> (double) Math.round(angle)).orElse(Double.NaN);
  }

  private static int bits(Set<View> views) {
    return views.stream().mapToInt(EnrolTeller::bit).sum();
  }

  private static int bit(View view) {
    return switch (view) {
      case STRAIGHT -> Reply.EnrolProgress.STRAIGHT;
      case LEFT -> Reply.EnrolProgress.LEFT;
      case RIGHT -> Reply.EnrolProgress.RIGHT;
      case UP -> Reply.EnrolProgress.UP;
      case DOWN -> Reply.EnrolProgress.DOWN;
    };
  }
}
