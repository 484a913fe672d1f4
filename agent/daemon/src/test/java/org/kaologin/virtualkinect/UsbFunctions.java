package org.kaologin.virtualkinect;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.libfreenect2.global.freenect2;

/**
 * The 32 functions of libusb that libfreenect2 0.2.0 calls, written into its jump slots. Callback
 * shapes give every argument an integer register, as the x86-64 calling convention does.
 */
final class UsbFunctions {
  static final int ISO_BYTES = 33792;

  private static final int ADDRESS_OUT = 0x02;
  private static final String EVENTS = "libusb_handle_events_timeout_completed";

  /** Kept for ever: native code holds their addresses. */
  private static final Map<String, Callback> INSTALLED = new HashMap<>();

  interface NoArgument extends Callback {
    Pointer call();
  }

  interface FourPointers extends Callback {
    int call(Pointer a, Pointer b, Pointer c, Pointer d);
  }

  interface ListDevices extends Callback {
    long call(Pointer context, Pointer list);
  }

  interface Nothing extends Callback {
    void call(Pointer a, Pointer b);
  }

  interface ByteOf extends Callback {
    byte call(Pointer device);
  }

  interface PointerOf extends Callback {
    Pointer call(Pointer p);
  }

  interface TwoNumbers extends Callback {
    int call(Pointer handle, int a, int b);
  }

  interface StringDescriptor extends Callback {
    int call(Pointer handle, byte index, Pointer buffer, int length);
  }

  interface Configuration extends Callback {
    int call(Pointer device, byte value, Pointer out);
  }

  interface Control extends Callback {
    int call(
        Pointer handle,
        byte type,
        byte request,
        short value,
        short index,
        Pointer data,
        short length,
        int timeout);
  }

  interface Bulk extends Callback {
    int call(
        Pointer handle,
        byte endpoint,
        Pointer buffer,
        int length,
        Pointer transferred,
        int timeout);
  }

  interface Allocate extends Callback {
    Pointer call(int isoPackets);
  }

  interface ErrorName extends Callback {
    Pointer call(int code);
  }

  private final VirtualKinect device;
  private final Map<String, Callback> functions = new HashMap<>();
  private final Map<Long, Memory> allocated = new HashMap<>();
  private final Descriptors descriptors = new Descriptors();

  private UsbFunctions(VirtualKinect device) {
    this.device = device;
    library();
    devices();
    configuration();
    transfers();
  }

  static void install(VirtualKinect device) throws Exception {
    Path folder = Path.of(Loader.load(freenect2.class)).getParent();
    Map<String, Long> slots = JumpSlots.of(folder.resolve("libfreenect2.so.0.2"));
    UsbFunctions usb = new UsbFunctions(device);
    for (Map.Entry<String, Callback> function : usb.functions.entrySet()) {
      Long slot = slots.get(function.getKey());
      if (slot == null) {
        if (function.getKey().equals("libusb_ref_device")) {
          continue;
        }
        throw new IllegalStateException("libfreenect2 does not call " + function.getKey());
      }
      if (function.getKey().equals(EVENTS)) {
        Native.setCallbackThreadInitializer(
            function.getValue(), new CallbackThreadInitializer(true, false, "USB"));
      }
      new Pointer(slot).setPointer(0, CallbackReference.getFunctionPointer(function.getValue()));
    }
    INSTALLED.putAll(usb.functions);
  }

  private void library() {
    Nothing nothing = (a, b) -> {};
    functions.put("libusb_get_version", (NoArgument) () -> descriptors.version);
    functions.put(
        "libusb_init",
        (FourPointers)
            (context, b, c, d) -> {
              context.setPointer(0, descriptors.context);
              return 0;
            });
    functions.put("libusb_exit", nothing);
    functions.put("libusb_error_name", (ErrorName) code -> descriptors.errorName(code));
    functions.put("libusb_strerror", (ErrorName) code -> descriptors.errorName(code));
    functions.put(
        EVENTS,
        (FourPointers)
            (context, timeval, completed, d) -> {
              try {
                device.handleEvents(
                    timeval.getLong(0) * 1_000_000_000L + timeval.getLong(8) * 1000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return 0;
            });
  }

  private void devices() {
    Nothing nothing = (a, b) -> {};
    functions.put(
        "libusb_get_device_list",
        (ListDevices)
            (context, list) -> {
              boolean listed = device.listed();
              list.setPointer(0, listed ? descriptors.deviceList : descriptors.emptyList);
              return listed ? 1 : 0;
            });
    functions.put("libusb_free_device_list", nothing);
    functions.put("libusb_ref_device", (PointerOf) d -> d);
    functions.put("libusb_unref_device", nothing);
    functions.put("libusb_get_bus_number", (ByteOf) d -> (byte) 2);
    functions.put("libusb_get_device_address", (ByteOf) d -> (byte) 7);
    functions.put(
        "libusb_get_device_descriptor",
        (FourPointers)
            (d, out, c, e) -> {
              Descriptors.device(out);
              return 0;
            });
    functions.put(
        "libusb_open",
        (FourPointers)
            (d, out, c, e) -> {
              int code = device.open();
              if (code == 0) {
                out.setPointer(0, descriptors.handle);
              }
              return code;
            });
    functions.put("libusb_close", (Nothing) (handle, b) -> device.close());
    functions.put("libusb_get_device", (PointerOf) handle -> descriptors.device);
    functions.put("libusb_reset_device", (FourPointers) (a, b, c, d) -> device.present());
    functions.put(
        "libusb_get_string_descriptor_ascii",
        (StringDescriptor)
            (handle, index, buffer, length) -> {
              byte[] serial = Commands.SERIAL.getBytes(StandardCharsets.US_ASCII);
              buffer.write(0, serial, 0, serial.length);
              return serial.length;
            });
  }

  private void configuration() {
    Nothing nothing = (a, b) -> {};
    functions.put(
        "libusb_get_configuration",
        (FourPointers)
            (handle, out, c, d) -> {
              out.setInt(0, 1);
              return device.present();
            });
    functions.put("libusb_set_configuration", (FourPointers) (a, b, c, d) -> device.present());
    functions.put("libusb_claim_interface", (FourPointers) (a, b, c, d) -> device.claim());
    functions.put("libusb_release_interface", (FourPointers) (a, b, c, d) -> device.present());
    functions.put(
        "libusb_set_interface_alt_setting",
        (TwoNumbers) (handle, number, setting) -> device.alternate(number, setting));
    functions.put(
        "libusb_get_config_descriptor_by_value",
        (Configuration)
            (d, value, out) -> {
              out.setPointer(0, descriptors.configuration);
              return 0;
            });
    functions.put("libusb_free_config_descriptor", nothing);
    functions.put(
        "libusb_get_ss_endpoint_companion_descriptor",
        (FourPointers)
            (context, endpoint, out, d) -> {
              out.setPointer(0, descriptors.companion(device.isoBytesPerInterval()));
              return 0;
            });
    functions.put("libusb_free_ss_endpoint_companion_descriptor", nothing);
    functions.put(
        "libusb_control_transfer",
        (Control) (h, type, request, value, index, data, length, timeout) -> device.present());
  }

  private void transfers() {
    functions.put(
        "libusb_bulk_transfer",
        (Bulk)
            (handle, endpoint, buffer, length, transferred, timeout) ->
                endpoint == ADDRESS_OUT
                    ? send(buffer, length, transferred)
                    : receive(buffer, length, transferred));
    functions.put(
        "libusb_alloc_transfer",
        (Allocate)
            packets -> {
              Memory memory =
                  new Memory(
                      Transfers.HEADER_BYTES + (long) Transfers.ISO_DESCRIPTOR_BYTES * packets);
              memory.clear();
              synchronized (allocated) {
                allocated.put(Pointer.nativeValue(memory), memory);
              }
              return memory;
            });
    functions.put(
        "libusb_free_transfer",
        (Nothing)
            (transfer, b) -> {
              synchronized (allocated) {
                allocated.remove(Pointer.nativeValue(transfer));
              }
            });
    functions.put(
        "libusb_submit_transfer", (FourPointers) (transfer, b, c, d) -> device.submit(transfer));
    functions.put(
        "libusb_cancel_transfer", (FourPointers) (transfer, b, c, d) -> device.cancel(transfer));
  }

  private int send(Pointer buffer, int length, Pointer transferred) {
    transferred.setInt(0, length);
    return device.command(buffer.getByteArray(0, length));
  }

  private int receive(Pointer buffer, int length, Pointer transferred) {
    Optional<byte[]> answer = device.answer();
    if (answer.isEmpty()) {
      transferred.setInt(0, 0);
      return device.present() == 0 ? VirtualKinect.TIMEOUT : VirtualKinect.NO_DEVICE;
    }
    int count = Math.min(length, answer.get().length);
    buffer.write(0, answer.get(), 0, count);
    transferred.setInt(0, count);
    return 0;
  }
}
