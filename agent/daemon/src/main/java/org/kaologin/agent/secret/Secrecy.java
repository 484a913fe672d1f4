package org.kaologin.agent.secret;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.lang.System.Logger.Level;

/** Keeps this process's memory from others: see prctl(2), PR_SET_DUMPABLE. */
public final class Secrecy {
  private static final System.Logger LOG = System.getLogger(Secrecy.class.getName());

  private Secrecy() {}

  /**
   * From now on this process leaves no core dump, and no process of its own user may trace it or
   * read its memory. What the kernel does not allow is a warning: it is one wall of several.
   */
  public static void begin() {
    attempt("may be traced", () -> LibC.LOADED.prctl(LibC.PR_SET_DUMPABLE, 0, 0, 0, 0));
    attempt("may leave a core dump", Secrecy::forbidCoreDumps);
  }

  /** The limit as well, for a kernel that dumps into a program sees nothing else. */
  private static void forbidCoreDumps() {
    try (Memory limits = new Memory(2L * Long.BYTES)) {
      LibC.LOADED.getrlimit(LibC.RLIMIT_CORE, limits);
      if (limits.getLong(0) != 0 || limits.getLong(Long.BYTES) != 0) {
        limits.clear();
        LibC.LOADED.setrlimit(LibC.RLIMIT_CORE, limits);
      }
    }
  }

  private static void attempt(String otherwise, Runnable call) {
    try {
      call.run();
    } catch (LastErrorException e) {
      LOG.log(Level.WARNING, "this process {0}: {1}", otherwise, e.getMessage());
    }
  }
}
