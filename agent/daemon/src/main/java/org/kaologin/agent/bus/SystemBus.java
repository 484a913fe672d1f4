package org.kaologin.agent.bus;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A connection to the machine's system bus. For one thread. Nothing here waits longer than it is
 * told to, whatever the bus and those behind it do.
 */
public final class SystemBus implements AutoCloseable {
  /** How long a wait lasts before it is asked whether anybody still wants the answer. */
  private static final long SLICE_MICROS = 100_000;

  /** EINTR: a signal came, which is nothing to the bus. */
  private static final int INTERRUPTED = -4;

  private final SdBus library;
  private final Pointer bus;

  private SystemBus(SdBus library, Pointer bus) {
    this.library = library;
    this.bus = bus;
  }

  /**
   * Connects.
   *
   * @param patience how long that may take
   * @throws BusException when there is no bus, or it does not take this process in
   */
  public static SystemBus connect(Duration patience) throws BusException {
    SdBus library = SdBus.load();
    PointerByReference opened = new PointerByReference();
    check(library.sd_bus_open_system(opened), "there is no system bus");
    SystemBus bus = new SystemBus(library, opened.getValue());
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      while (check(library.sd_bus_is_ready(bus.bus), "the system bus is gone") == 0) {
        bus.next(deadline, () -> false).ifPresent(library::sd_bus_message_unref);
      }
      return bus;
    } catch (BusException e) {
      bus.close();
      throw e;
    }
  }

  /**
   * Calls a method and waits for its answer.
   *
   * @param patience how long that may take
   * @param unwanted whether nobody wants the answer any more; asked ten times a second
   * @throws BusException when there is none: an error, too late, or unwanted
   */
  public Answer call(Call call, Duration patience, BooleanSupplier unwanted) throws BusException {
    long deadline = System.nanoTime() + patience.toNanos();
    long cookie = send(call);
    while (true) {
      Optional<Pointer> message = next(deadline, unwanted);
      if (message.isPresent()) {
        if (isReplyTo(cookie, message.get())) {
          return answer(message.get());
        }
        library.sd_bus_message_unref(message.get());
      }
    }
  }

  private long send(Call call) throws BusException {
    PointerByReference made = new PointerByReference();
    check(
        library.sd_bus_message_new_method_call(
            bus, made, call.destination(), call.path(), call.interfaceName(), call.member()),
        "the call cannot be made");
    Pointer message = made.getValue();
    try {
      check(
          library.sd_bus_message_append(message, call.types(), call.arguments().toArray()),
          "the call cannot be made");
      LongByReference cookie = new LongByReference();
      check(library.sd_bus_send(bus, message, cookie), "the system bus is gone");
      return cookie.getValue();
    } finally {
      library.sd_bus_message_unref(message);
    }
  }

  private boolean isReplyTo(long cookie, Pointer message) {
    LongByReference repliesTo = new LongByReference();
    return library.sd_bus_message_get_reply_cookie(message, repliesTo) >= 0
        && repliesTo.getValue() == cookie;
  }

  private Answer answer(Pointer message) throws BusException {
    Answer answer = new Answer(library, message);
    if (library.sd_bus_message_is_method_error(message, null) > 0) {
      Pointer text = library.sd_bus_message_get_error(message).getPointer(Long.BYTES);
      String said = text == null ? "an error without words" : text.getString(0, "UTF-8");
      answer.close();
      throw new BusException(said);
    }
    return answer;
  }

  /** Lets the bus work once; a message that came of it. */
  private Optional<Pointer> next(long deadlineNanos, BooleanSupplier unwanted) throws BusException {
    PointerByReference message = new PointerByReference();
    int worked = check(library.sd_bus_process(bus, message), "the system bus is gone");
    if (worked == 0) {
      long left = TimeUnit.NANOSECONDS.toMicros(deadlineNanos - System.nanoTime());
      if (left <= 0 || unwanted.getAsBoolean()) {
        throw new BusException(left <= 0 ? "no answer came in time" : "nobody wants the answer");
      }
      int waited = library.sd_bus_wait(bus, Math.min(left, SLICE_MICROS));
      check(waited == INTERRUPTED ? 0 : waited, "the system bus is gone");
    }
    return Optional.ofNullable(message.getValue());
  }

  private static int check(int result, String otherwise) throws BusException {
    if (result < 0) {
      throw new BusException(otherwise + " (errno " + -result + ")");
    }
    return result;
  }

  @Override
  public void close() {
    library.sd_bus_close_unref(bus);
  }
}
