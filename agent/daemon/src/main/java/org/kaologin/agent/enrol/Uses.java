package org.kaologin.agent.enrol;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.journal.Unlock;
import org.kaologin.agent.standing.Moment;
import org.kaologin.agent.standing.Standings;

/**
 * How a user's faces were used.
 *
 * @param unlocks as far as the journal remembers, the newest last
 * @param lastUnlockSeconds when any of the faces opened last, in seconds since 1970; 0 for never
 */
record Uses(List<Unlock> unlocks, long lastUnlockSeconds) {
  /** The fit is the mean of so many unlocks: enough to steady it, few enough to see a change. */
  private static final int UNLOCKS_OF_FIT = 20;

  /** Those of a user. Without a journal that can be read, it is not known which face opened. */
  static Uses of(String user, Standings standings, Journal journal) {
    List<Unlock> unlocks = List.of();
    try {
      unlocks = journal.unlocks(user);
    } catch (IOException e) {
      System.getLogger(Uses.class.getName())
          .log(Level.WARNING, "the journal cannot be read: {0}", e.getMessage());
    }
    return new Uses(unlocks, standings.of(user).face().map(Moment::wallSeconds).orElse(0L));
  }

  /** When a face opened last. Where no unlock is remembered, when any of the user's did. */
  long lastSeconds(String face) {
    return unlocks.isEmpty()
        ? lastUnlockSeconds
        : of(face).stream().mapToLong(unlock -> unlock.at().getEpochSecond()).max().orElse(0);
  }

  /** The mean evidence of a face's last unlocks, in nats; NaN before the first. */
  double fit(String face) {
    List<Unlock> its = of(face);
    return its.subList(Math.max(0, its.size() - UNLOCKS_OF_FIT), its.size()).stream()
        .mapToDouble(Unlock::evidence)
        .average()
        .orElse(Double.NaN);
  }

  private List<Unlock> of(String face) {
    return unlocks.stream().filter(unlock -> unlock.face().equals(face)).toList();
  }
}
