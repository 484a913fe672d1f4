package org.kaologin.agent.sessions;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.kaologin.agent.standing.Clock;

/** How long processes have run. Thread-safe. */
public final class ProcessAge {
  /** {@code _SC_CLK_TCK} of unistd.h. */
  private static final int TICKS_PER_SECOND = 2;

  private static final long MILLIS = 1000;

  private final Clock clock;
  private final long ticksPerSecond;

  /** The C library's function that is called here. */
  interface C extends Library {
    com.sun.jna.NativeLong sysconf(int name);
  }

  public ProcessAge(Clock clock) {
    this.clock = clock;
    this.ticksPerSecond = Native.load("libc.so.6", C.class).sysconf(TICKS_PER_SECOND).longValue();
  }

  /**
   * How long ago a process was started.
   *
   * @return nothing when it has ended, or is hidden from this one
   */
  public Optional<Duration> of(long pid) {
    long now = clock.now().bootMillis();
    return ProcessEntry.read(Path.of("/proc"), pid)
        .map(entry -> now - entry.startedTicks() * MILLIS / ticksPerSecond)
        .map(Duration::ofMillis);
  }
}
