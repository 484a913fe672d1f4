package org.kaologin.agent.standing;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The machine's own clocks. */
public final class MachineClock implements Clock {
  /** {@code CLOCK_BOOTTIME} of time.h: runs on while the machine sleeps. */
  private static final int BOOT_TIME = 7;

  private static final C LIBRARY = Native.load("libc.so.6", C.class);

  private final String boot;

  /** The C library's function that is called here. */
  interface C extends com.sun.jna.Library {
    int clock_gettime(int clock, TimeSpec time);
  }

  /** The C library's struct timespec. */
  @FieldOrder({"seconds", "nanos"})
  public static final class TimeSpec extends Structure {
    public NativeLong seconds;
    public NativeLong nanos;
  }

  private MachineClock(String boot) {
    this.boot = boot;
  }

  /**
   * The clock of this run of the machine.
   *
   * @throws IOException when the kernel does not name it
   */
  public static MachineClock open() throws IOException {
    Path id = Path.of("/proc/sys/kernel/random/boot_id");
    return new MachineClock(Files.readString(id, StandardCharsets.US_ASCII).strip());
  }

  @Override
  public Moment now() {
    TimeSpec time = new TimeSpec();
    if (LIBRARY.clock_gettime(BOOT_TIME, time) != 0) {
      throw new IllegalStateException("this kernel has no clock of its own run");
    }
    long millis =
        TimeUnit.SECONDS.toMillis(time.seconds.longValue())
            + TimeUnit.NANOSECONDS.toMillis(time.nanos.longValue());
    return new Moment(boot, millis, InstantSource.system().instant().getEpochSecond());
  }
}
