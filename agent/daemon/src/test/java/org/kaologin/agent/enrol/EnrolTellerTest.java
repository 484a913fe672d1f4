package org.kaologin.agent.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.policy.Peer;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.sight.PictureBox;
import org.kaologin.biometrics.EnrolmentStep;
import org.kaologin.biometrics.EnrolmentStep.View;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.HeadPose;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.EnrolProgress;

class EnrolTellerTest {
  private static final FrameAnalysis A_FACE =
      new FrameAnalysis(
          1,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Map.of());

  private final List<Reply> said = new ArrayList<>();
  private final EnrolTeller teller = new EnrolTeller(new Listener(), false);

  /** Hears what is said. */
  private final class Listener implements Conversation {
    @Override
    public Peer peer() {
      return new Peer(0, 1);
    }

    @Override
    public void send(Reply reply) {
      said.add(reply);
    }

    @Override
    public boolean isAbandoned() {
      return false;
    }
  }

  @Test
  void theViewsTakenAndTheTurnAreTold() throws IOException {
    tell(Set.of(), Optional.empty());
    tell(Set.of(View.STRAIGHT), Optional.of(new HeadPose(-12.4, 3.6, 40)));
    tell(Set.of(View.values()), Optional.of(new HeadPose(0, 0, 0)));

    assertEquals(
        List.of(
            progress(0, Double.NaN, Double.NaN),
            progress(EnrolProgress.STRAIGHT, -12, 4),
            progress(0b11111, 0, 0)),
        said);
  }

  @Test
  void eachViewHasItsBit() throws IOException {
    for (View view : View.values()) {
      tell(Set.of(view), Optional.empty());
    }
    List<Integer> bits =
        said.stream().map(EnrolProgress.class::cast).map(EnrolProgress::views).toList();
    assertEquals(List.of(1, 2, 4, 8, 16), bits);
  }

  @Test
  void eachViewHasAnotherBitInTheSecondRound() throws IOException {
    Set<View> all = Set.of(View.values());
    for (View view : View.values()) {
      tell(all, Set.of(view), Optional.empty());
    }
    List<Integer> bits =
        said.stream().map(EnrolProgress.class::cast).map(EnrolProgress::views).toList();
    assertEquals(List.of(31 + 32, 31 + 64, 31 + 128, 31 + 256, 31 + 512), bits);
  }

  @Test
  void aTurnByLessThanADegreeIsNothingNew() throws IOException {
    for (double degrees : List.of(-0.4, -0.2, 0.0, 0.2, 0.4)) {
      tell(Set.of(), Optional.of(new HeadPose(degrees, -degrees, 0)));
    }
    assertEquals(List.of(progress(0, 0, 0)), said);

    tell(Set.of(), Optional.of(new HeadPose(0.6, 0, 0)));
    assertEquals(List.of(progress(0, 0, 0), progress(0, 1, 0)), said);
  }

  @Test
  void whereTheFaceIsIsTold() throws IOException {
    EnrolmentStep step =
        new EnrolmentStep(
            4, 8, Optional.of(View.LEFT), Set.of(), Set.of(), Set.of(), Optional.empty());
    teller.tell(step, A_FACE, new PictureBox(200, 120, 64, 80));

    EnrolProgress told = (EnrolProgress) said.get(0);
    assertEquals(
        List.of(200, 120, 64, 80), List.of(told.left(), told.top(), told.width(), told.height()));
  }

  @Test
  void nothingNewIsToldOnceInASecondsFrames() throws IOException {
    for (int frame = 0; frame <= 60; frame++) {
      tell(Set.of(), Optional.empty());
    }
    assertEquals(3, said.size());
  }

  private void tell(Set<View> taken, Optional<HeadPose> turned) throws IOException {
    tell(taken, Set.of(), turned);
  }

  private void tell(Set<View> taken, Set<View> confirmed, Optional<HeadPose> turned)
      throws IOException {
    teller.tell(
        new EnrolmentStep(4, 8, Optional.of(View.LEFT), Set.of(), taken, confirmed, turned),
        A_FACE,
        PictureBox.NONE);
  }

  private static EnrolProgress progress(int views, double yaw, double pitch) {
    return new EnrolProgress(4, 8, "left", List.of(), views, yaw, pitch, 0, 0, 0, 0);
  }
}
