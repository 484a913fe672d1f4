package org.kaologin.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The specification's limits, in bytes of UTF-8 or in entries, and their checks. */
final class Limits {
  static final int USER = 256;
  static final int SERVICE = 128;
  static final int FACE = 64;
  static final int NAME = 128;
  static final int POSE = 64;
  static final int KEY = 128;
  static final int VALUE = 1024;
  static final int MESSAGE = 1022;
  static final int ITEMS = 128;
  static final int FACES = 64;
  static final int HINTS = 16;
  static final int SCORES = 32;
  static final int LANDMARKS = 512;
  static final int VIEWS = 0x3FF;
  static final int MAP_PLACES = 1000;
  static final int UNLOCKS = 1000;
  static final int OPERATING_POINTS = 64;
  static final int RECORDED_FRAMES = 300;
  static final int RECORDING_BYTES = 1_048_576;
  static final int DEGREES = 180;
  static final int JOURNAL_ENTRIES = 1000;
  static final int JOURNAL_ENTRY = 4096;
  static final int PREVIEW_BYTES = 1_048_566;
  static final int SECRET = 32;
  static final int EXPORT_BYTES = 1_048_576;
  static final int U16 = 0xFFFF;
  static final long U32 = 0xFFFF_FFFFL;

  private Limits() {}

  static void text(String what, String text, int least, int most) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < least || bytes > most) {
      throw new IllegalArgumentException(
          what + " has " + bytes + " bytes, allowed are " + least + " to " + most);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(what + " contains a NUL");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(what + " is not well-formed text");
    }
  }

  static void range(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " is " + value + ", allowed is " + least + " to " + most);
    }
  }

  /** A face in the infrared picture, in its pixels; all 0 for none. */
  static void box(int left, int top, int width, int height) {
    range("left", left, 0, U16);
    range("top", top, 0, U16);
    range("width", width, 0, U16);
    range("height", height, 0, U16);
  }

  /** Half a turn to either side; NaN stands for a turn that nobody knows. */
  static void degrees(String what, double degrees) {
    if (Math.abs(degrees) > DEGREES) {
      throw new IllegalArgumentException(
          what + " is " + degrees + " degrees, allowed are " + -DEGREES + " to " + DEGREES);
    }
  }

  static void finite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " is " + value);
    }
  }

  static void share(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(what + " is " + share + ", allowed is 0 to 1");
    }
  }

  static <T> List<T> list(String what, List<T> list, int most) {
    if (list.size() > most) {
      throw new IllegalArgumentException(
          what + " has " + list.size() + " entries, allowed are " + most);
    }
    return List.copyOf(list);
  }
}
