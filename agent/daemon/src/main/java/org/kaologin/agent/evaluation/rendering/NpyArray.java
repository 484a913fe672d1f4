package org.kaologin.agent.evaluation.rendering;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A two-dimensional array from a NumPy file ({@code .npy}, versions 1 to 3): little-endian floats
 * or integers, row by row.
 *
 * @param rows how many
 * @param columns how many
 * @param values row by row; integers up to 2^53 are exact
 */
record NpyArray(int rows, int columns, double[] values) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR = Pattern.compile("'descr': *'([<|])([fiu])([1248])'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *False");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\((\\d{1,9}), *(\\d{1,9}),?\\)");

  /** Magic, version, and a header length of two bytes. */
  private static final int SHORT_PREFIX = 10;

  /** The same with the four bytes of versions 2 and 3. */
  private static final int LONG_PREFIX = 12;

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when it is anything else; the message says what
   */
  static NpyArray read(byte[] file) {
    require(
        file.length >= LONG_PREFIX && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length),
        "no NumPy array");
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    boolean first = file[MAGIC.length] == 1;
    int start = first ? SHORT_PREFIX : LONG_PREFIX;
    long length =
        first ? Short.toUnsignedInt(in.getShort(8)) : Integer.toUnsignedLong(in.getInt(8));
    require(start + length <= file.length, "its header is cut short");
    String header = new String(file, start, (int) length, StandardCharsets.ISO_8859_1);
    Matcher type = find(DESCR, header).orElseThrow(() -> wrong("another type of numbers"));
    Matcher shape = find(SHAPE, header).orElseThrow(() -> wrong("not two dimensions"));
    require(find(ORDER, header).isPresent(), "column by column");
    int rows = Integer.parseInt(shape.group(1));
    int columns = Integer.parseInt(shape.group(2));
    int bytes = Integer.parseInt(type.group(3));
    require(
        (long) rows * columns * bytes == file.length - start - length,
        "its length is not what its header says");
    in.position(start + (int) length);
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(in, type.group(2).charAt(0), bytes);
    }
    return new NpyArray(rows, columns, values);
  }

  private static double number(ByteBuffer in, char kind, int bytes) {
    return switch (kind + "" + bytes) {
      case "f4" -> in.getFloat();
      case "f8" -> in.getDouble();
      case "u1" -> Byte.toUnsignedInt(in.get());
      case "u2" -> Short.toUnsignedInt(in.getShort());
      case "u4" -> Integer.toUnsignedLong(in.getInt());
      case "i1" -> in.get();
      case "i2" -> in.getShort();
      case "i4" -> in.getInt();
      case "i8" -> in.getLong();
      default -> throw wrong("numbers of type " + kind + bytes);
    };
  }

  private static Optional<Matcher> find(Pattern pattern, String header) {
    Matcher matcher = pattern.matcher(header);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw wrong(what);
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what);
  }
}
