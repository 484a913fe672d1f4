package org.kaologin.agent.evaluation;

/** Told how far an evaluation is. */
public interface Progress {
  /**
   * Some of the work is done.
   *
   * @param done frames or pictures
   * @param total of them
   */
  void done(int done, int total);
}
