package org.kaologin.agent.sessions;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells where a process comes from: by the processes that started it, and by systemd's login
 * manager where there is one. Thread-safe.
 *
 * <p>Environment variables are not asked: sudo hides {@code SSH_CONNECTION} from PAM.
 */
public final class Sessions {
  private final Optional<Logind> logind = Logind.running();
  private final Path proc;

  /** Asks this machine. */
  public Sessions() {
    this(Path.of("/proc"));
  }

  Sessions(Path proc) {
    this.proc = proc;
  }

  /** Where the session of a process was opened from. */
  public SessionOrigin of(long pid) {
    if (pid <= 0) {
      // The kernel's word for a process that it cannot name here; the login manager would take it
      // for the agent's own.
      return SessionOrigin.UNKNOWN;
    }
    SessionOrigin byAncestry = Ancestry.of(proc, pid);
    if (byAncestry == SessionOrigin.REMOTE || logind.isEmpty()) {
      return byAncestry;
    }
    // Before anybody is logged in, login and the greeters have no session; their names tell.
    return logind.get().of(Math.toIntExact(pid)).orElse(byAncestry);
  }
}
