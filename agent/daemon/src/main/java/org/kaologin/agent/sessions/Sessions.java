package org.kaologin.agent.sessions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tells where a process comes from: by the processes that started it, and by systemd's login
 * manager where there is one. Thread-safe.
 *
 * <p>Environment variables are not asked: sudo hides {@code SSH_CONNECTION} from PAM.
 */
public final class Sessions {
  /** Where a camera is that nobody has moved to another seat. */
  private static final String CAMERA_SEAT = "seat0";

  private final Optional<Logind> logind = Logind.running();
  private final Path proc;

  /** Asks this machine. */
  public Sessions() {
    this(Path.of("/proc"));
  }

  Sessions(Path proc) {
    this.proc = proc;
  }

  /** Where whoever is behind a process sits. */
  public Whereabouts of(long pid) {
    if (pid <= 0) {
      // The kernel's word for a process that it cannot name here; the login manager would take it
      // for the agent's own.
      return Whereabouts.UNKNOWN;
    }
    SessionOrigin byAncestry = Ancestry.of(proc, pid);
    if (byAncestry == SessionOrigin.REMOTE) {
      return Whereabouts.REMOTE;
    }
    if (logind.isEmpty()) {
      return byAncestry == SessionOrigin.LOCAL ? Whereabouts.HERE : Whereabouts.UNKNOWN;
    }
    Optional<List<LoginSession>> sessions = logind.get().of(Math.toIntExact(pid));
    if (sessions.isPresent() && contains(sessions.get(), SessionOrigin.REMOTE)) {
      return Whereabouts.REMOTE;
    }
    if (Lid.isClosed()) {
      return Whereabouts.LID_CLOSED;
    }
    // Before anybody is logged in, login and the greeters have no session; their names tell.
    return sessions
        .map(list -> amongSessions(list, logind.get()))
        .orElseGet(() -> beforeLogin(byAncestry, logind.get()));
  }

  private static Whereabouts amongSessions(List<LoginSession> sessions, Logind logind) {
    if (sessions.isEmpty() || contains(sessions, SessionOrigin.UNKNOWN)) {
      return Whereabouts.UNKNOWN;
    }
    List<LoginSession> seated =
        sessions.stream().filter(session -> session.seat().equals(CAMERA_SEAT)).toList();
    if (seated.isEmpty()) {
      return Whereabouts.OTHER_SEAT;
    }
    if (seated.stream().anyMatch(LoginSession::active)) {
      return Whereabouts.HERE;
    }
    Optional<LoginSession> front = logind.inFront(CAMERA_SEAT);
    if (front.isEmpty()) {
      return Whereabouts.NO_ACTIVE_SESSION;
    }
    boolean others = !front.get().greeter() && front.get().uid() != seated.get(0).uid();
    return others ? Whereabouts.OTHERS_SESSION : Whereabouts.BACKGROUND;
  }

  private static Whereabouts beforeLogin(SessionOrigin byAncestry, Logind logind) {
    if (byAncestry == SessionOrigin.UNKNOWN) {
      return Whereabouts.UNKNOWN;
    }
    boolean free = logind.inFront(CAMERA_SEAT).map(LoginSession::greeter).orElse(true);
    return free ? Whereabouts.HERE : Whereabouts.OTHERS_SESSION;
  }

  private static boolean contains(List<LoginSession> sessions, SessionOrigin origin) {
    return sessions.stream().anyMatch(session -> session.origin() == origin);
  }
}
