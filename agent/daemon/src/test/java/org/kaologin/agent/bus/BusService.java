package org.kaologin.agent.bus;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Something that answers on the system bus, on a thread of its own. */
public final class BusService implements AutoCloseable {
  private static final long WAIT_MICROS = 20_000;

  /** A call that came in. */
  public final class Incoming {
    private final Pointer message;

    private Incoming(Pointer message) {
      this.message = message;
    }

    /** The method. */
    public String member() {
      return library.sd_bus_message_get_member(message);
    }

    /** The next argument, a text. */
    public String text() {
      PointerByReference value = new PointerByReference();
      library.sd_bus_message_read_basic(message, (byte) 's', value);
      return value.getValue().getString(0);
    }

    /** Passes over arguments. */
    public void skip(String types) {
      library.sd_bus_message_skip(message, types);
    }

    /** Answers. */
    public void answer(String types, Object... values) {
      library.sd_bus_reply_method_return(message, types, values);
    }

    /** Answers with an error. */
    public void fail(String name, String words) {
      library.sd_bus_reply_method_errorf(message, name, "%s", words);
    }
  }

  /** What is done with each call. */
  public interface Handler {
    void handle(Incoming call) throws BusException;
  }

  /** The functions of sd-bus(3) that a service needs. */
  interface ServerBus extends SdBus {
    int sd_bus_call_method(
        Pointer bus,
        String destination,
        String path,
        String interfaceName,
        String member,
        Pointer error,
        Pointer reply,
        String types,
        Object... arguments);

    int sd_bus_request_name(Pointer bus, String name, long flags);

    String sd_bus_message_get_member(Pointer message);

    int sd_bus_message_skip(Pointer message, String types);

    int sd_bus_message_is_method_call(Pointer message, String interfaceName, String member);

    int sd_bus_reply_method_return(Pointer call, String types, Object... values);

    int sd_bus_reply_method_errorf(Pointer call, String name, String format, Object... values);
  }

  private final ServerBus library =
      Native.load(
          "libsystemd.so.0", ServerBus.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));

  private final Handler handler;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread thread;
  private volatile int begun;
  private volatile boolean stopping;

  /** What is done with the new connection. */
  private interface Beginning {
    int on(ServerBus library, Pointer bus);
  }

  private BusService(Beginning beginning, Handler handler) {
    this.handler = handler;
    this.thread = new Thread(() -> serve(beginning), "bus-service");
  }

  /** Begins to answer to a well-known name. */
  public static BusService start(String name, Handler handler) throws InterruptedException {
    return start((library, bus) -> library.sd_bus_request_name(bus, name, 0), handler);
  }

  /** Calls a method once, and answers to those who know of it by that. */
  public static BusService calling(Call call, Handler handler) throws InterruptedException {
    return start(
        (library, bus) ->
            library.sd_bus_call_method(
                bus,
                call.destination(),
                call.path(),
                call.interfaceName(),
                call.member(),
                null,
                null,
                call.types(),
                call.arguments().toArray()),
        handler);
  }

  private static BusService start(Beginning beginning, Handler handler)
      throws InterruptedException {
    BusService service = new BusService(beginning, handler);
    service.thread.start();
    service.ready.await();
    if (service.begun < 0) {
      throw new IllegalStateException("errno " + -service.begun);
    }
    return service;
  }

  private void serve(Beginning beginning) {
    PointerByReference opened = new PointerByReference();
    if (library.sd_bus_open_system(opened) < 0) {
      throw new IllegalStateException("no bus");
    }
    Pointer bus = opened.getValue();
    begun = beginning.on(library, bus);
    ready.countDown();
    while (!stopping) {
      PointerByReference message = new PointerByReference();
      int worked = library.sd_bus_process(bus, message);
      if (message.getValue() != null) {
        answer(message.getValue());
      } else if (worked == 0) {
        library.sd_bus_wait(bus, WAIT_MICROS);
      }
    }
    library.sd_bus_close_unref(bus);
  }

  private void answer(Pointer message) {
    if (library.sd_bus_message_is_method_call(message, null, null) > 0) {
      try {
        handler.handle(new Incoming(message));
      } catch (BusException e) {
        throw new IllegalStateException(e);
      }
    }
    library.sd_bus_message_unref(message);
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
