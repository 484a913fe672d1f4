package org.kaologin.biometrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaologin.biometrics.EnrolmentStep.View;
import org.kaologin.biometrics.liveness.LivenessReading;

/**
 * Collects templates of one live person over views of the head. A second round looks at every view
 * once more, and keeps the better looks; there are no more templates by it, as each makes a
 * stranger's match likelier.
 *
 * <p>Not thread-safe.
 */
public final class Enrolment {
  /** Templates taken of each view: the straight one is the one an unlock sees most. */
  private static final Map<View, Integer> WANTED =
      new EnumMap<>(
          Map.of(View.STRAIGHT, 4, View.LEFT, 1, View.RIGHT, 1, View.UP, 1, View.DOWN, 1));

  /** Views in the order in which they are asked for. */
  private static final List<View> ORDER =
      List.of(View.STRAIGHT, View.LEFT, View.RIGHT, View.UP, View.DOWN);

  private final boolean twice;
  private final Looks looks = new Looks();
  private final Set<View> confirmed = EnumSet.noneOf(View.class);

  /** The view of the newest look: the same look is not taken for a second one. */
  private Optional<View> newest = Optional.empty();

  private final List<HeadPose> poses = new ArrayList<>();
  private Optional<HeadPose> straight = Optional.empty();

  /**
   * @param twice whether there is a second round
   */
  public Enrolment(boolean twice) {
    this.twice = twice;
  }

  /** Takes a frame, if it shows a wanted view of the same living person. */
  public EnrolmentStep offer(FrameAnalysis frame) {
    Set<Hint> hints = frame.hints();
    boolean live = frame.liveness().map(LivenessReading::live).orElse(false);
    if (live && frame.sample().isPresent()) {
      // Unseen eyes (NaN) are nobody's fault; closed ones would be learnt as usual.
      if (frame.sample().get().eyeOpenness() < Parameters.LEAST_OPENNESS) {
        hints = Set.of(Hint.OPEN_YOUR_EYES);
      } else {
        take(frame.sample().get());
      }
    }
    return new EnrolmentStep(
        looks.samples().size() + confirmed.size(),
        total() + (twice ? ORDER.size() : 0),
        wanted(),
        hints,
        takenWhole(),
        confirmed,
        frame.sample().flatMap(this::turn));
  }

  private Optional<HeadPose> turn(FaceSample sample) {
    return straight.map(from -> sample.pose().since(from));
  }

  private void take(FaceSample sample) {
    if (straight.isEmpty()) {
      straight = steadyLook(sample.pose());
    }
    Optional<View> view = turn(sample).flatMap(Enrolment::view);
    if (view.isEmpty() || !isWanted(view.get()) || !looks.areAlso(sample)) {
      return;
    }
    if (missing(view.get()) > 0) {
      looks.add(view.get(), sample);
    } else {
      looks.improve(view.get(), sample);
      confirmed.add(view.get());
    }
    newest = view;
  }

  private boolean isWanted(View view) {
    return missing(view) > 0 || isWantedAgain(view);
  }

  private boolean isWantedAgain(View view) {
    return twice
        && isFirstRoundOver()
        && !confirmed.contains(view)
        && !newest.equals(Optional.of(view));
  }

  private boolean isFirstRoundOver() {
    return looks.samples().size() == total();
  }

  /**
   * The straight look, once somebody held still. Faces lean differently against their best plane,
   * by up to 20 degrees, so all turns count from this person's own.
   */
  private Optional<HeadPose> steadyLook(HeadPose pose) {
    boolean agrees =
        Math.abs(pose.yawDegrees()) <= Parameters.STRAIGHT_DEGREES
            && poses.stream().allMatch(other -> distance(other, pose) <= Parameters.STEADY_DEGREES);
    if (!agrees) {
      poses.clear();
    }
    poses.add(pose);
    return poses.size() < Parameters.STEADY_FRAMES || !agrees
        ? Optional.empty()
        : Optional.of(poses.get(poses.size() / 2));
  }

  private static double distance(HeadPose a, HeadPose b) {
    return Math.max(
        Math.abs(a.yawDegrees() - b.yawDegrees()), Math.abs(a.pitchDegrees() - b.pitchDegrees()));
  }

  private static Optional<View> view(HeadPose turn) {
    double yaw = turn.yawDegrees();
    double pitch = turn.pitchDegrees();
    if (Math.abs(yaw) <= Parameters.STRAIGHT_DEGREES
        && Math.abs(pitch) <= Parameters.STRAIGHT_DEGREES) {
      return Optional.of(View.STRAIGHT);
    }
    if (Math.abs(yaw) >= Parameters.TURNED_DEGREES && Math.abs(yaw) > Math.abs(pitch)) {
      // The sensor's picture is a mirror's: its left is the person's left.
      return Optional.of(yaw < 0 ? View.LEFT : View.RIGHT);
    }
    if (Math.abs(pitch) >= Parameters.TURNED_DEGREES && Math.abs(pitch) > Math.abs(yaw)) {
      return Optional.of(pitch < 0 ? View.UP : View.DOWN);
    }
    return Optional.empty();
  }

  private int missing(View view) {
    return WANTED.get(view) - looks.of(view);
  }

  private static int total() {
    return WANTED.values().stream().mapToInt(Integer::intValue).sum();
  }

  private Set<View> takenWhole() {
    return ORDER.stream().filter(view -> missing(view) == 0).collect(Collectors.toSet());
  }

  private Optional<View> wanted() {
    return ORDER.stream().filter(this::isWanted).findFirst();
  }

  /**
   * Whether what was taken serves although a view is missing: not everybody can turn or nod. All
   * straight looks and one turned one do, without a second round.
   */
  public boolean isSufficient() {
    return missing(View.STRAIGHT) == 0 && looks.samples().size() > WANTED.get(View.STRAIGHT);
  }

  /** What was taken so far. */
  public List<FaceSample> templates() {
    return looks.samples();
  }
}
