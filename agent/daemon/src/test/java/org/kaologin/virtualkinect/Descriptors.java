package org.kaologin.virtualkinect;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;

/** libusb's structures of one Kinect v2, laid out as on x86-64, kept for the process's life. */
final class Descriptors {
  private static final int ENDPOINT_BYTES = 32;
  private static final int INTERFACE_BYTES = 40;
  private static final byte[] ENDPOINTS = {(byte) 0x81, 0x02, (byte) 0x82, (byte) 0x83};
  private static final byte ISO_ENDPOINT = (byte) 0x84;

  final Memory context = zeroed(16);
  final Memory device = zeroed(64);
  final Memory handle = zeroed(64);
  final Memory deviceList = zeroed(16);
  final Memory emptyList = zeroed(8);
  final Memory version = zeroed(24);
  final Memory configuration = zeroed(40);
  private final Memory interfaces = zeroed(32);
  private final Memory bulkInterface = zeroed(INTERFACE_BYTES);
  private final Memory isoInterface = zeroed(2 * INTERFACE_BYTES);
  private final Memory endpoints = zeroed(5 * ENDPOINT_BYTES);
  private final Memory companion = zeroed(6);
  private final Map<Integer, Memory> errors = new HashMap<>();

  Descriptors() {
    deviceList.setPointer(0, device);
    version.setShort(0, (short) 1);
    version.setShort(4, (short) 26);
    version.setShort(6, (short) 11724);
    for (int i = 0; i < ENDPOINTS.length; i++) {
      endpoint(i, ENDPOINTS[i], 2);
    }
    endpoint(ENDPOINTS.length, ISO_ENDPOINT, 1);
    bulkInterface.setByte(4, (byte) ENDPOINTS.length);
    bulkInterface.setPointer(16, endpoints);
    isoInterface.setByte(INTERFACE_BYTES + 3L, (byte) 1);
    isoInterface.setByte(INTERFACE_BYTES + 4L, (byte) 1);
    isoInterface.setPointer(
        INTERFACE_BYTES + 16L, endpoints.share((long) ENDPOINTS.length * ENDPOINT_BYTES));
    interfaces.setPointer(0, bulkInterface);
    interfaces.setInt(8, 1);
    interfaces.setPointer(16, isoInterface);
    interfaces.setInt(24, 2);
    configuration.setByte(4, (byte) 2);
    configuration.setPointer(16, interfaces);
  }

  private void endpoint(int index, byte address, int kind) {
    endpoints.setByte((long) ENDPOINT_BYTES * index + 2, address);
    endpoints.setByte((long) ENDPOINT_BYTES * index + 3, (byte) kind);
  }

  /** Fills a device descriptor: Microsoft, Kinect v2, with a serial number. */
  static void device(Pointer out) {
    out.clear(18);
    out.setShort(8, (short) 0x045e);
    out.setShort(10, (short) 0x02c4);
    out.setByte(16, (byte) 3);
  }

  synchronized Pointer companion(int bytesPerInterval) {
    companion.setShort(4, (short) bytesPerInterval);
    return companion;
  }

  synchronized Pointer errorName(int code) {
    return errors.computeIfAbsent(
        code,
        c -> {
          Memory text = zeroed(32);
          text.setString(0, "LIBUSB_ERROR " + c);
          return text;
        });
  }

  private static Memory zeroed(int bytes) {
    Memory memory = new Memory(bytes);
    memory.clear();
    return memory;
  }
}
