package org.kaologin.agent.bus;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;

/** The functions of libsystemd's sd-bus(3) that are called here. Below 0 each returns an errno. */
interface SdBus extends Library {
  int sd_bus_open_system(PointerByReference bus);

  Pointer sd_bus_close_unref(Pointer bus);

  int sd_bus_is_ready(Pointer bus);

  int sd_bus_process(Pointer bus, PointerByReference message);

  int sd_bus_wait(Pointer bus, long microseconds);

  int sd_bus_send(Pointer bus, Pointer message, LongByReference cookie);

  int sd_bus_message_new_method_call(
      Pointer bus,
      PointerByReference message,
      String destination,
      String path,
      String interfaceName,
      String member);

  int sd_bus_message_append(Pointer message, String types, Object... arguments);

  int sd_bus_message_get_reply_cookie(Pointer message, LongByReference cookie);

  int sd_bus_message_is_method_error(Pointer message, String name);

  /** A struct of two texts: name and message. */
  Pointer sd_bus_message_get_error(Pointer message);

  int sd_bus_message_read_basic(Pointer message, byte type, PointerByReference value);

  int sd_bus_message_enter_container(Pointer message, byte type, String contents);

  int sd_bus_message_exit_container(Pointer message);

  Pointer sd_bus_message_unref(Pointer message);

  /**
   * The library.
   *
   * @throws BusException on a machine without it
   */
  static SdBus load() throws BusException {
    try {
      return Native.load(
          "libsystemd.so.0", SdBus.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
    } catch (UnsatisfiedLinkError e) {
      throw new BusException("there is no libsystemd here");
    }
  }
}
