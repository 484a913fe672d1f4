package org.kaologin.virtualkinect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;

/**
 * What the device sees: frames, played there and back for ever. The encoded frames are large and
 * lie in a file without a name, not in the heap of the program under test.
 */
final class Scene {
  /** One moment: which encoded packet, and the colour camera's picture. */
  private record Moment(int packet, Optional<byte[]> jpeg) {}

  private final FileChannel packets;
  private final List<Moment> moments = new ArrayList<>();
  private int written;

  private Scene() throws IOException {
    Path file = Files.createTempFile("virtual-kinect", ".packets");
    packets =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** A recording, as a sensor with this much noise sees it. */
  static Scene of(Path recording, PhaseEncoder encoder, double noise) throws CaptureException {
    try (RecordingReader reader = RecordingReader.open(recording)) {
      Scene scene = new Scene();
      Optional<CapturedFrame> before = Optional.empty();
      Optional<CapturedFrame> frame = reader.next();
      for (; frame.isPresent(); frame = reader.next()) {
        // Looks that are held are encoded once.
        if (before.isEmpty() || !isSame(before.get(), frame.get())) {
          scene.write(
              encoder.encode(
                  frame.get().depth().millimetres(), frame.get().infrared().values(), noise));
        }
        scene.moments.add(new Moment(scene.written - 1, frame.get().colourJpeg()));
        before = frame;
      }
      return scene;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A room with a wall and nobody in it. */
  static Scene emptyRoom(PhaseEncoder encoder) {
    float[] millimetres = new float[PhaseEncoder.PIXELS];
    float[] infrared = new float[PhaseEncoder.PIXELS];
    Arrays.fill(millimetres, 2500);
    Arrays.fill(infrared, 700);
    try {
      Scene scene = new Scene();
      scene.write(encoder.encode(millimetres, infrared));
      scene.moments.add(new Moment(0, Optional.empty()));
      return scene;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSame(CapturedFrame one, CapturedFrame other) {
    return Arrays.equals(one.depth().millimetres(), other.depth().millimetres())
        && Arrays.equals(one.infrared().values(), other.infrared().values());
  }

  private void write(byte[] packet) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(packet);
    long start = (long) written * packet.length;
    while (buffer.hasRemaining()) {
      packets.write(buffer, start + buffer.position());
    }
    written++;
  }

  /** The ten exposures at a step. */
  byte[] depthPacket(long step) {
    byte[] packet = new byte[PhaseEncoder.PACKET_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(packet);
    long start = (long) at(step).packet() * packet.length;
    try {
      while (buffer.hasRemaining()) {
        packets.read(buffer, start + buffer.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packet;
  }

  /** The colour camera's picture at a step. */
  Optional<byte[]> jpeg(long step) {
    return at(step).jpeg();
  }

  private Moment at(long step) {
    int count = moments.size();
    if (count == 1) {
      return moments.get(0);
    }
    int period = 2 * (count - 1);
    int phase = (int) (step % period);
    return moments.get(phase < count ? phase : period - phase);
  }
}
