package org.kaologin.agent.bus;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The values of an answer, read in their order. For one thread; close it before its bus. */
public final class Answer implements AutoCloseable {
  private final SdBus library;
  private final Pointer message;

  Answer(SdBus library, Pointer message) {
    this.library = library;
    this.message = message;
  }

  /** The next value, which is a truth value. */
  public boolean readBoolean() throws BusException {
    return (int) Pointer.nativeValue(read('b')) != 0;
  }

  /** The next value, which is a text. */
  public String readText() throws BusException {
    return read('s').getString(0, "UTF-8");
  }

  /** Room for any basic value: a truth value takes four bytes of it, a text is an address. */
  private Pointer read(char type) throws BusException {
    PointerByReference value = new PointerByReference();
    if (library.sd_bus_message_read_basic(message, (byte) type, value) <= 0) {
      throw new BusException("the answer is not what it should be");
    }
    return value.getValue();
  }

  /**
   * Goes into what the next value is made of.
   *
   * @param type a container's type: r, a, e or v
   * @param contents the types that are in it
   * @return whether there is a next value
   */
  public boolean enter(char type, String contents) throws BusException {
    int entered = library.sd_bus_message_enter_container(message, (byte) type, contents);
    if (entered < 0) {
      throw new BusException("the answer is not what it should be");
    }
    return entered > 0;
  }

  /** Leaves what {@link #enter} went into; all of it must have been read. */
  public void leave() throws BusException {
    if (library.sd_bus_message_exit_container(message) < 0) {
      throw new BusException("the answer is not what it should be");
    }
  }

  @Override
  public void close() {
    library.sd_bus_message_unref(message);
  }
}
