package org.kaologin.agent.sessions;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What systemd's login manager knows of a process. Thread-safe. */
final class Logind {
  private final LibSystemd library;

  private Logind(LibSystemd library) {
    this.library = library;
  }

  /** The login manager, where there is one. */
  static Optional<Logind> running() {
    return LibSystemd.load().filter(library -> library.sd_booted() > 0).map(Logind::new);
  }

  /**
   * Where the session of a process was opened from.
   *
   * @return nothing when it belongs to nobody who is logged in
   */
  Optional<SessionOrigin> of(int pid) {
    PointerByReference session = new PointerByReference();
    if (library.sd_pid_get_session(pid, session) >= 0) {
      return Optional.of(ofSession(taken(session)));
    }
    // A desktop's programs often run outside of its session, in the user's service manager. They
    // are at the machine if all the user's sessions are.
    IntByReference uid = new IntByReference();
    if (library.sd_pid_get_owner_uid(pid, uid) >= 0) {
      return Optional.of(ofAll(sessions(uid.getValue()).stream().map(this::ofSession).toList()));
    }
    return Optional.empty();
  }

  /** A session that has no seat and is not marked remote may be either: a serial line's is. */
  private SessionOrigin ofSession(String session) {
    int remote = library.sd_session_is_remote(session);
    if (remote != 0) {
      return remote > 0 ? SessionOrigin.REMOTE : SessionOrigin.UNKNOWN;
    }
    PointerByReference seat = new PointerByReference();
    boolean seated = library.sd_session_get_seat(session, seat) >= 0 && !taken(seat).isEmpty();
    return seated ? SessionOrigin.LOCAL : SessionOrigin.UNKNOWN;
  }

  private static SessionOrigin ofAll(List<SessionOrigin> sessions) {
    if (sessions.contains(SessionOrigin.REMOTE)) {
      return SessionOrigin.REMOTE;
    }
    return sessions.isEmpty() || sessions.contains(SessionOrigin.UNKNOWN)
        ? SessionOrigin.UNKNOWN
        : SessionOrigin.LOCAL;
  }

  private List<String> sessions(int uid) {
    PointerByReference list = new PointerByReference();
    if (library.sd_uid_get_sessions(uid, 0, list) <= 0) {
      return List.of();
    }
    Pointer[] names = list.getValue().getPointerArray(0);
    List<String> sessions = Arrays.stream(names).map(Logind::taken).toList();
    Native.free(Pointer.nativeValue(list.getValue()));
    return sessions;
  }

  private static String taken(PointerByReference text) {
    return text.getValue() == null ? "" : taken(text.getValue());
  }

  /** Copies a text of the library's and frees it. */
  private static String taken(Pointer text) {
    String copy = text.getString(0);
    Native.free(Pointer.nativeValue(text));
    return copy;
  }
}
