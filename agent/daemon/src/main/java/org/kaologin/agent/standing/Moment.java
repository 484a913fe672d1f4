package org.kaologin.agent.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A point in time.
 *
 * @param boot which start of the machine it was in, as the kernel calls it
 * @param bootMillis milliseconds since that start, sleep included; nobody can set this clock
 * @param wallSeconds seconds since 1970, for people to read; no rule asks it, as it can be set
 */
public record Moment(String boot, long bootMillis, long wallSeconds) {

  /**
   * How long ago another moment was.
   *
   * @return nothing when it was in another run of the machine, or is still to come: then nobody can
   *     tell
   */
  Optional<Duration> since(Moment earlier) {
    return boot.equals(earlier.boot) && bootMillis >= earlier.bootMillis
        ? Optional.of(Duration.ofMillis(bootMillis - earlier.bootMillis))
        : Optional.empty();
  }

  /** As the wall's clock had it. */
  public Instant instant() {
    return Instant.ofEpochSecond(wallSeconds);
  }
}
