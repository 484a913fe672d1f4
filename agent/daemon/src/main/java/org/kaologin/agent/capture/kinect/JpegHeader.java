package org.kaologin.agent.capture.kinect;

/**
 * What a JPEG says about itself, read before any decoder sees it. The Kinect sends one kind only:
 * baseline, three colours in one scan. Other kinds cost a decoder far more: a progressive picture
 * of two megabytes can ask for a hundred thousand passes over all pixels.
 */
final class JpegHeader {
  private static final int MARKER = 0xff;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int START_OF_SCAN = 0xda;
  private static final int BASELINE_FRAME = 0xc0;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int QUANTISATION_TABLES = 0xdb;
  private static final int RESTART_INTERVAL = 0xdd;
  private static final int FIRST_APPLICATION = 0xe0;
  private static final int LAST_APPLICATION = 0xef;
  private static final int COMMENT = 0xfe;

  private static final int COLOURS = 3;
  private static final int BITS = 8;

  private final byte[] jpeg;
  private int at;

  private JpegHeader(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  /** Whether it is a baseline picture of that size, its three colours in one scan. */
  static boolean isCameraPicture(byte[] jpeg, int width, int height) {
    return new JpegHeader(jpeg).isCameraPicture(width, height);
  }

  private boolean isCameraPicture(int width, int height) {
    if (octet() != MARKER || octet() != START_OF_IMAGE) {
      return false;
    }
    boolean framed = false;
    while (true) {
      if (octet() != MARKER) {
        return false;
      }
      int kind = octet();
      int start = at;
      int length = number();
      if (length < 2 || length > jpeg.length - start) {
        return false;
      }
      switch (kind) {
        case BASELINE_FRAME -> {
          if (framed || !frame(width, height)) {
            return false;
          }
          framed = true;
        }
        case START_OF_SCAN -> {
          return framed && octet() == COLOURS;
        }
        case HUFFMAN_TABLES, QUANTISATION_TABLES, RESTART_INTERVAL, COMMENT -> {}
        default -> {
          if (kind < FIRST_APPLICATION || kind > LAST_APPLICATION) {
            return false;
          }
        }
      }
      at = start + length;
    }
  }

  private boolean frame(int width, int height) {
    return octet() == BITS && number() == height && number() == width && octet() == COLOURS;
  }

  /** The next byte, or -1 behind the end. */
  private int octet() {
    return at < jpeg.length ? Byte.toUnsignedInt(jpeg[at++]) : -1;
  }

  /** The next two bytes; less than 0 behind the end. */
  private int number() {
    int high = octet();
    int low = octet();
    return low < 0 ? -1 : high << 8 | low;
  }
}
