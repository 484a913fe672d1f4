package org.kaologin.agent.evaluation.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of a person's frames are presented as attacks. A stretch of consecutive frames is one
 * object in the attacker's hand, in one place; its presentations are the overlapping runs in it.
 * Once all frames were used, the next stretch takes them again, as another object.
 *
 * @param stretches in their order
 * @param presentations wanted
 */
public record AttackPlan(List<Stretch> stretches, int presentations) {
  /** Frames of one presentation. */
  public static final int FRAMES = 3;

  private static final int STRETCH = 9;

  /**
   * Consecutive frames with one object.
   *
   * @param start the first frame, from 0
   * @param length how many
   * @param number of the object: what is random about it follows from that
   */
  public record Stretch(int start, int length, int number) {
    /** Whether a frame belongs to it. */
    public boolean has(int k) {
      return k >= start && k < start + length;
    }
  }

  public AttackPlan {
    stretches = List.copyOf(stretches);
  }

  /**
   * A plan for one person.
   *
   * @param frames that there are
   * @param presentations wanted of each species
   */
  public static AttackPlan of(int frames, int presentations) {
    int length = Math.min(STRETCH, frames);
    int runs = length - FRAMES + 1;
    if (runs < 1 || presentations < 1) {
      return new AttackPlan(List.of(), 0);
    }
    int wanted = (presentations + runs - 1) / runs;
    int places = frames / length;
    List<Stretch> stretches = new ArrayList<>();
    for (int number = 0; number < wanted; number++) {
      int inRound = Math.min(places, wanted - number / places * places);
      int start = number % places * places / inRound * length;
      stretches.add(new Stretch(start, length, number));
    }
    return new AttackPlan(stretches, presentations);
  }

  /** The stretches that a frame belongs to. */
  public List<Stretch> of(int k) {
    return stretches.stream().filter(s -> s.has(k)).toList();
  }
}
