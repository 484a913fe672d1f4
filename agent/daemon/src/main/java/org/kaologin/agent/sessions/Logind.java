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
   * The session of a process; or, of a program that runs in its user's service manager instead, as
   * a desktop's often do, all sessions of that user.
   *
   * @return nothing when it belongs to nobody who is logged in
   */
  Optional<List<LoginSession>> of(int pid) {
    PointerByReference session = new PointerByReference();
    if (library.sd_pid_get_session(pid, session) >= 0) {
      return Optional.of(List.of(described(taken(session))));
    }
    IntByReference uid = new IntByReference();
    if (library.sd_pid_get_owner_uid(pid, uid) >= 0) {
      return Optional.of(sessions(uid.getValue()).stream().map(this::described).toList());
    }
    return Optional.empty();
  }

  /** The session that is in front at a seat. */
  Optional<LoginSession> inFront(String seat) {
    PointerByReference session = new PointerByReference();
    return library.sd_seat_get_active(seat, session, new IntByReference()) >= 0
        ? Optional.of(described(taken(session)))
        : Optional.empty();
  }

  private LoginSession described(String session) {
    PointerByReference seat = new PointerByReference();
    String seatName = library.sd_session_get_seat(session, seat) >= 0 ? taken(seat) : "";
    IntByReference uid = new IntByReference(-1);
    library.sd_session_get_uid(session, uid);
    PointerByReference kind = new PointerByReference();
    boolean greeter =
        library.sd_session_get_class(session, kind) >= 0 && taken(kind).equals("greeter");
    return new LoginSession(
        Integer.toUnsignedLong(uid.getValue()),
        origin(session, seatName),
        seatName,
        library.sd_session_is_active(session) > 0,
        greeter);
  }

  /** A session that has no seat and is not marked remote may be either: a serial line's is. */
  private SessionOrigin origin(String session, String seat) {
    int remote = library.sd_session_is_remote(session);
    if (remote != 0) {
      return remote > 0 ? SessionOrigin.REMOTE : SessionOrigin.UNKNOWN;
    }
    return seat.isEmpty() ? SessionOrigin.UNKNOWN : SessionOrigin.LOCAL;
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
