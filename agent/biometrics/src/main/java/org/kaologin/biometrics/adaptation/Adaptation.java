package org.kaologin.biometrics.adaptation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.Parameters;

/**
 * Both rules, for one person. Every template that they admit lies within {@link
 * Parameters#OUTER_RATE} of what was enrolled, whatever happened before. Immutable.
 *
 * <p>What keeps a stranger out who is refused again and again: a refused capture itself is never
 * kept. It only makes that the face is looked at once more, when the password is proven; and that
 * face, of whoever sits there then, must be the refused one and near the anchors over several
 * frames.
 */
public final class Adaptation {
  private final Gallery enrolled;
  private final Likeness toEnrolled;
  private final double falseMatchRate;

  /**
   * @param enrolled the person's enrolled templates, at least one
   * @param settings how strict an unlock is
   */
  public Adaptation(Gallery enrolled, DecisionSettings settings) {
    if (enrolled.isEmpty()) {
      throw new IllegalArgumentException("nobody is enrolled");
    }
    this.enrolled = enrolled;
    this.toEnrolled = new Likeness(enrolled);
    this.falseMatchRate = settings.falseMatchRate();
  }

  /**
   * Whether an attempt was of living frames throughout, or nearly so. Of others nothing is learnt.
   */
  public static boolean isLive(Judgement.Scores scores) {
    return scores.frames() > 0
        && scores.frames() >= (long) Parameters.LIVE_FRAMES_PER_DOUBT * scores.notLive();
  }

  /** Whether an attempt that did not open came near it. */
  public static boolean isNearMiss(Judgement.Scores scores) {
    return scores.frames() >= Parameters.FRAMES_BEFORE_REFUSAL
        && isLive(scores)
        && Comparators.FUSION
                .calibration()
                .impostorEvidence()
                .chanceAbove(scores.evidence(), scores.frames())
            <= Parameters.NEAR_MISS_RATE;
  }

  /**
   * The first rule, after an unlock: what has served long enough goes, and a capture that is surely
   * the person's and shows something new comes.
   *
   * @param capture the attempt's best, live
   */
  public Adapted afterSuccess(Adapted before, FaceSample capture) {
    List<Fresh> fresh = new ArrayList<>();
    for (Fresh one : before.fresh()) {
      if (one.unlocksLeft() > 1) {
        fresh.add(new Fresh(one.template(), one.unlocksLeft() - 1));
      }
    }
    List<Confirmed> confirmed =
        before.confirmed().stream().flatMap(one -> judged(one, capture)).toList();
    if (isSure(before, capture) && isNews(before, capture)) {
      fresh.add(Fresh.of(capture));
    }
    return new Adapted(newest(fresh, Parameters.FRESH_TEMPLATES), confirmed);
  }

  /** A confirmed template after an unlock: none when it has stopped matching. */
  private Stream<Confirmed> judged(Confirmed one, FaceSample capture) {
    if (likeTo(one.template()).rate(capture) <= falseMatchRate) {
      return Stream.of(new Confirmed(one.template(), 0));
    }
    return one.unlocksWithout() + 1 >= Parameters.CONFIRMED_UNLOCKS
        ? Stream.empty()
        : Stream.of(new Confirmed(one.template(), one.unlocksWithout() + 1));
  }

  private boolean isSure(Adapted before, FaceSample capture) {
    return anchors(before).rate(capture) <= falseMatchRate / Parameters.FRESH_STRICTNESS
        && toEnrolled.rate(capture) <= Parameters.OUTER_RATE;
  }

  /**
   * The second rule, after the password: the face that is there now is kept, if it is the one that
   * was refused and near enough.
   *
   * @param refused the best capture of the near miss, live
   * @param look captures of who was there alone when the password was proven, live
   */
  public Adapted afterPassword(Adapted before, FaceSample refused, List<FaceSample> look) {
    boolean near =
        look.size() >= Parameters.CONFIRMING_FRAMES
            && anchors(before).rate(look) <= Parameters.CONFIRMED_RATE
            && toEnrolled.rate(look) <= Parameters.OUTER_RATE;
    if (!near || likeTo(refused).rate(look) > Parameters.CONFIRMED_RATE) {
      return before;
    }
    FaceSample nearest =
        look.stream().max(Comparator.comparingDouble(toEnrolled::unbounded)).orElseThrow();
    if (!isNews(before, nearest)) {
      return before;
    }
    List<Confirmed> confirmed = new ArrayList<>(before.confirmed());
    confirmed.add(new Confirmed(nearest, 0));
    return new Adapted(before.fresh(), newest(confirmed, Parameters.CONFIRMED_TEMPLATES));
  }

  private boolean isNews(Adapted before, FaceSample capture) {
    Likeness toAll = new Likeness(enrolled.with(before.templates()));
    return toAll.unbounded(capture) < Parameters.KNOWN_EVIDENCE;
  }

  private Likeness anchors(Adapted before) {
    return new Likeness(
        enrolled.with(before.confirmed().stream().map(Confirmed::template).toList()));
  }

  private static Likeness likeTo(FaceSample template) {
    return new Likeness(Gallery.ofOne(List.of(template)));
  }

  private static <T> List<T> newest(List<T> list, int most) {
    return list.subList(Math.max(0, list.size() - most), list.size());
  }
}
