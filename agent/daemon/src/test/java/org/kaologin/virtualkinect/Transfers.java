package org.kaologin.virtualkinect;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The transfers that the library has submitted, and how the two streams fill them: the layouts are
 * libusb's on x86-64, the packets the Kinect's. Guarded by the device's lock.
 */
final class Transfers {
  static final int HEADER_BYTES = 64;
  static final int ISO_DESCRIPTOR_BYTES = 12;

  private static final byte DEPTH_ENDPOINT = (byte) 0x84;
  private static final int ENDPOINT = 9;
  private static final int STATUS = 16;
  private static final int LENGTH = 20;
  private static final int ACTUAL_LENGTH = 24;
  private static final int CALLBACK = 32;
  private static final int BUFFER = 48;
  private static final int ISO_PACKETS = 56;
  private static final int ISO_DESCRIPTORS = 60;

  private static final int COMPLETED = 0;
  private static final int ISO_ERROR = 1;
  private static final int CANCELLED = 3;
  private static final int NO_DEVICE = 5;

  private static final long FRAME_NANOS = 33_333_333;
  private static final long TICK_NANOS = 125_000;
  private static final int EXPOSURES = 10;
  private static final int EXPOSURE_FOOTER = 152;
  private static final int COLOUR_FOOTER = 56;

  private final Deque<Pointer> colour = new ArrayDeque<>();
  private final Deque<Pointer> depth = new ArrayDeque<>();
  private final Deque<Pointer> finished = new ArrayDeque<>();
  private final Map<Long, Function> callbacks = new HashMap<>();
  private final long birth = System.nanoTime();
  private final Random noise = new Random(5);

  private long nextColour;
  private long nextDepth;
  private int colourSequence;
  private int depthSequence;
  private Optional<byte[]> colourPacket = Optional.empty();
  private int colourSent;
  private int exposure = EXPOSURES;
  private byte[] exposureBytes = new byte[0];
  private int exposureSent;
  private byte[] depthPacket = new byte[0];

  /** How many depth frames were begun. */
  int depthFrames() {
    return depthSequence;
  }

  void start(long now) {
    nextColour = now;
    nextDepth = now;
    colourPacket = Optional.empty();
    exposure = EXPOSURES;
    exposureSent = 0;
    exposureBytes = new byte[0];
  }

  void submit(Pointer transfer) {
    (transfer.getByte(ENDPOINT) == DEPTH_ENDPOINT ? depth : colour).add(transfer);
  }

  boolean cancel(Pointer transfer) {
    if (!colour.remove(transfer) && !depth.remove(transfer)) {
      return false;
    }
    finish(transfer, CANCELLED);
    return true;
  }

  void unplug() {
    for (Deque<Pointer> queue : List.of(colour, depth)) {
      for (Pointer t = queue.poll(); t != null; t = queue.poll()) {
        finish(t, NO_DEVICE);
      }
    }
  }

  private void finish(Pointer transfer, int status) {
    transfer.setInt(STATUS, status);
    transfer.setInt(ACTUAL_LENGTH, 0);
    for (int i = 0; i < transfer.getInt(ISO_PACKETS); i++) {
      transfer.setInt(ISO_DESCRIPTORS + ISO_DESCRIPTOR_BYTES * i + 4L, 0);
      transfer.setInt(ISO_DESCRIPTORS + ISO_DESCRIPTOR_BYTES * i + 8L, status);
    }
    finished.add(transfer);
  }

  /** Those that are done, with the function to call for each. */
  List<Runnable> completions() {
    List<Runnable> calls = new ArrayList<>();
    for (Pointer t = finished.poll(); t != null; t = finished.poll()) {
      Pointer transfer = t;
      Pointer callback = t.getPointer(CALLBACK);
      Function function =
          callbacks.computeIfAbsent(
              Pointer.nativeValue(callback), address -> Function.getFunction(callback));
      calls.add(() -> function.invokeVoid(new Object[] {transfer}));
    }
    return calls;
  }

  /**
   * Fills what is due.
   *
   * @return when more will be
   */
  long fill(long now, Scene scene, Faults faults) {
    fillColour(now, scene, faults);
    fillDepth(now, scene, faults);
    return Math.min(nextColour, nextDepth);
  }

  private void fillColour(long now, Scene scene, Faults faults) {
    if (colourPacket.isEmpty() && now >= nextColour) {
      Optional<byte[]> jpeg = scene.jpeg(colourSequence);
      colourSequence++;
      nextColour = following(nextColour, now);
      colourPacket = jpeg.map(bytes -> colourPacket(bytes, faults));
      colourSent = 0;
    }
    while (colourPacket.isPresent() && !colour.isEmpty()) {
      byte[] packet = colourPacket.get();
      Pointer transfer = colour.poll();
      int length = Math.min(transfer.getInt(LENGTH), packet.length - colourSent);
      transfer.getPointer(BUFFER).write(0, packet, colourSent, length);
      transfer.setInt(ACTUAL_LENGTH, length);
      transfer.setInt(STATUS, COMPLETED);
      finished.add(transfer);
      colourSent += length;
      if (colourSent == packet.length) {
        colourPacket = Optional.empty();
      }
    }
  }

  private byte[] colourPacket(byte[] jpeg, Faults faults) {
    byte[] sent = jpeg;
    if (faults.jpegsToCorrupt > 0) {
      faults.jpegsToCorrupt--;
      sent = jpeg.clone();
      java.util.Arrays.fill(sent, 2, sent.length / 2, (byte) 0x55);
    }
    int padding = 4 - (sent.length & 3) & 3;
    int total = 8 + sent.length + padding + COLOUR_FOOTER;
    ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(colourSequence).putInt(0x42424242).put(sent);
    for (int i = 0; i < padding; i++) {
      out.put((byte) 0xa5);
    }
    out.putInt(0x39393939).putInt(colourSequence).putInt(0).putInt(0).putInt(0);
    out.putInt(ticks(nextColour)).putFloat(15).putFloat(1);
    out.putInt(0x42424242).putInt(total).putFloat(1);
    return sent(out.array(), faults);
  }

  private void fillDepth(long now, Scene scene, Faults faults) {
    while (!depth.isEmpty() && nextExposure(now, scene, faults)) {
      Pointer transfer = depth.poll();
      Pointer buffer = transfer.getPointer(BUFFER);
      transfer.setInt(STATUS, COMPLETED);
      for (int i = 0; i < transfer.getInt(ISO_PACKETS); i++) {
        long descriptor = ISO_DESCRIPTORS + (long) ISO_DESCRIPTOR_BYTES * i;
        int room = transfer.getInt(descriptor);
        int length = Math.min(room, exposureBytes.length - exposureSent);
        buffer.write((long) i * room, exposureBytes, exposureSent, length);
        exposureSent += length;
        boolean lost = faults.packetsToLose > 0 && length > 0;
        faults.packetsToLose -= lost ? 1 : 0;
        transfer.setInt(descriptor + 4, lost ? 0 : length);
        transfer.setInt(descriptor + 8, lost ? ISO_ERROR : COMPLETED);
      }
      if (faults.wild) {
        transfer.setPointer(BUFFER, Pointer.NULL);
      }
      finished.add(transfer);
    }
  }

  /** Whether there is something of an exposure to send now. */
  private boolean nextExposure(long now, Scene scene, Faults faults) {
    if (exposureSent < exposureBytes.length) {
      return true;
    }
    if (exposure == EXPOSURES) {
      if (now < nextDepth) {
        return false;
      }
      exposure = 0;
      depthSequence++;
      depthPacket = scene.depthPacket(depthSequence);
      nextDepth = following(nextDepth, now);
    }
    ByteBuffer out =
        ByteBuffer.allocate(PhaseEncoder.EXPOSURE_BYTES + EXPOSURE_FOOTER)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(depthPacket, exposure * PhaseEncoder.EXPOSURE_BYTES, PhaseEncoder.EXPOSURE_BYTES);
    out.putInt(0).putInt(0).putInt(ticks(nextDepth)).putInt(depthSequence).putInt(exposure);
    out.putInt(PhaseEncoder.EXPOSURE_BYTES);
    exposureBytes = sent(out.array(), faults);
    exposureSent = 0;
    exposure++;
    return true;
  }

  private byte[] sent(byte[] packet, Faults faults) {
    if (faults.garbled) {
      noise.nextBytes(packet);
    }
    return packet;
  }

  private static long following(long planned, long now) {
    long next = planned + FRAME_NANOS;
    return now - next > 3 * FRAME_NANOS ? now : next;
  }

  private int ticks(long nanos) {
    return (int) ((nanos - birth) / TICK_NANOS);
  }
}
