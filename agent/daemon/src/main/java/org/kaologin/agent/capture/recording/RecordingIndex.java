package org.kaologin.agent.capture.recording;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;

/**
 * Where a recording's frames are in its file, so that each can be read alone.
 *
 * <p>Thread-safe.
 */
public final class RecordingIndex {
  private final Path file;
  private final CalibrationChunk optics;
  private final List<Long> positions;

  private RecordingIndex(Path file, CalibrationChunk optics, List<Long> positions) {
    this.file = file;
    this.optics = optics;
    this.positions = List.copyOf(positions);
  }

  /**
   * Reads a recording through once; what is in its frames is looked at when they are read.
   *
   * @throws CaptureException when it is damaged or empty
   */
  public static RecordingIndex of(Path file) throws CaptureException {
    try (RecordingReader reader = RecordingReader.open(file)) {
      List<Long> positions = new ArrayList<>();
      while (reader.skip()) {
        positions.add(reader.framePosition());
      }
      if (positions.isEmpty()) {
        throw RecordingFailures.of(file, new DamagedException("it has no frame"));
      }
      return new RecordingIndex(file, reader.optics(), positions);
    }
  }

  /** How many frames there are, at least one. */
  public int frames() {
    return positions.size();
  }

  /**
   * Reads a frame again; the file may have changed since it was checked.
   *
   * @param k which, from 0
   */
  public CapturedFrame read(int k) throws CaptureException {
    try (FileChannel channel = FileChannel.open(file)) {
      return read(channel, k);
    } catch (IOException e) {
      throw RecordingFailures.of(file, e);
    }
  }

  /** The same, from a channel to the file that stays open and that nobody else moves. */
  CapturedFrame read(FileChannel channel, int k) throws CaptureException {
    try {
      channel.position(positions.get(k));
      Chunk chunk = Chunk.read(new DataInputStream(Channels.newInputStream(channel)));
      if (chunk.tag() != RecordingFormat.FRAME) {
        throw new DamagedException("it has changed");
      }
      return FrameChunk.read(chunk.payload(), optics);
    } catch (IOException | DamagedException e) {
      throw RecordingFailures.of(file, e);
    }
  }
}
