package org.kaologin.agent.sight;

import java.util.Set;
import java.util.stream.Stream;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Hint;
import org.kaologin.protocol.ProgressCode;

/** What biometrics hints at, in the protocol's words. */
public final class Hints {

  private Hints() {}

  /** What the person could do, the most helpful first. */
  public static Stream<ProgressCode> of(FrameAnalysis analysis) {
    if (analysis.facesSeen() == 0) {
      return Stream.of(ProgressCode.LOOK_AT_CAMERA);
    }
    return of(analysis.hints());
  }

  /** The same of hints that stand for themselves. */
  public static Stream<ProgressCode> of(Set<Hint> hints) {
    return hints.stream().sorted().map(Hints::of);
  }

  private static ProgressCode of(Hint hint) {
    return switch (hint) {
      case COME_CLOSER -> ProgressCode.COME_CLOSER;
      case MOVE_BACK -> ProgressCode.MOVE_BACK;
      case ONE_FACE_ONLY -> ProgressCode.ONE_FACE_ONLY;
      case FACE_THE_CAMERA -> ProgressCode.FACE_THE_CAMERA;
      case OPEN_YOUR_EYES -> ProgressCode.OPEN_YOUR_EYES;
      case BLINK -> ProgressCode.BLINK;
      case MOVE_YOUR_HEAD -> ProgressCode.MOVE_YOUR_HEAD;
      case NOD -> ProgressCode.NOD;
    };
  }
}
