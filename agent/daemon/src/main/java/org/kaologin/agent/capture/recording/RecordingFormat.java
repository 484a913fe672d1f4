package org.kaologin.agent.capture.recording;

/** The numbers of the format; see RECORDING.md. */
final class RecordingFormat {
  static final byte[] MAGIC = {'K', 'A', 'O', 'R', 'E', 'C', '\r', '\n'};
  static final int VERSION = 1;

  /** Magic, version and a reserved field. */
  static final int HEADER_BYTES = 12;

  static final int WIDTH = 512;
  static final int HEIGHT = 424;
  static final int PIXELS = WIDTH * HEIGHT;

  static final int LARGEST_CHUNK = 16 << 20;
  static final int LARGEST_JPEG = 2 << 20;

  static final int CALIBRATION = tag("CALB");
  static final int META = tag("META");
  static final int FRAME = tag("FRAM");
  static final int END = tag("END ");

  /** Size of a frame's fixed part, in bytes. */
  static final int FRAME_HEADER = 24;

  private RecordingFormat() {}

  /** Four ASCII letters as the little-endian integer that they are in the file. */
  private static int tag(String letters) {
    return letters.charAt(0)
        | letters.charAt(1) << 8
        | letters.charAt(2) << 16
        | letters.charAt(3) << 24;
  }
}
