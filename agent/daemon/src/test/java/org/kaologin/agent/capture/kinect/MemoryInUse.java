package org.kaologin.agent.capture.kinect;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** What this process's native code has allocated and not freed, by glibc's own count. */
final class MemoryInUse {

  /** {@code struct mallinfo2} of malloc.h. */
  @FieldOrder({
    "arena",
    "ordblks",
    "smblks",
    "hblks",
    "hblkhd",
    "usmblks",
    "fsmblks",
    "uordblks",
    "fordblks",
    "keepcost"
  })
  public static final class Info extends Structure implements Structure.ByValue {
    public long arena;
    public long ordblks;
    public long smblks;
    public long hblks;
    public long hblkhd;
    public long usmblks;
    public long fsmblks;
    public long uordblks;
    public long fordblks;
    public long keepcost;
  }

  interface Glibc extends Library {
    Info mallinfo2();
  }

  private static final Glibc GLIBC = Native.load("c", Glibc.class);

  private MemoryInUse() {}

  static long bytes() {
    Info info = GLIBC.mallinfo2();
    return info.uordblks + info.hblkhd;
  }
}
