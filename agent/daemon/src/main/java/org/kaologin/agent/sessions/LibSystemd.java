package org.kaologin.agent.sessions;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Optional;

/** The functions of libsystemd that are called here; see sd-login(3). */
interface LibSystemd extends Library {
  /** More than 0 when systemd runs this machine. */
  int sd_booted();

  int sd_pid_get_session(int pid, PointerByReference session);

  int sd_pid_get_owner_uid(int pid, IntByReference uid);

  int sd_uid_get_sessions(int uid, int requireActive, PointerByReference sessions);

  int sd_session_is_remote(String session);

  int sd_session_is_active(String session);

  int sd_session_get_uid(String session, IntByReference uid);

  int sd_session_get_class(String session, PointerByReference classOfSession);

  int sd_session_get_seat(String session, PointerByReference seat);

  int sd_seat_get_active(String seat, PointerByReference session, IntByReference uid);

  /** The library, or nothing on a machine without it. */
  static Optional<LibSystemd> load() {
    try {
      return Optional.of(Native.load("libsystemd.so.0", LibSystemd.class));
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }
}
