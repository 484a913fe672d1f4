package org.kaologin.agent.evaluation.protocol;

import java.util.ArrayList;
import java.util.List;

/** Runs of consecutive frames. */
public final class Runs {

  private Runs() {}

  /**
   * Attempts: runs of consecutive frames that share none. Frames at the end that make no whole run
   * are left.
   *
   * @param length of a run, at least 1
   */
  public static <T> List<List<T>> apart(List<T> frames, int length) {
    return every(length, frames, length);
  }

  /** All runs, each beginning one frame after the last. */
  public static <T> List<List<T>> overlapping(List<T> frames, int length) {
    return every(1, frames, length);
  }

  private static <T> List<List<T>> every(int step, List<T> frames, int length) {
    List<List<T>> runs = new ArrayList<>();
    for (int start = 0; start + length <= frames.size(); start += step) {
      runs.add(List.copyOf(frames.subList(start, start + length)));
    }
    return runs;
  }
}
