package org.kaologin.biometrics;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Templates as bytes: {@code "KT"}, version 3, a count; for each template the pose, the range and
 * the eyes' openness (negative where unknown) as five floats and a count of embeddings; for each of
 * those its comparator's name (one length byte, ASCII), which network made it (64 bits, see {@link
 * Comparators#network}) and its numbers (a 16-bit count, floats). Big-endian.
 *
 * <p>What another network made cannot be compared, and is not read. Versions before did not say
 * which network it was.
 */
public final class TemplateCodec {
  private static final short MAGIC = 0x4b54;
  private static final byte VERSION = 3;
  private static final float UNKNOWN = -1;
  private static final int MOST_TEMPLATES = 64;
  private static final int MOST_EMBEDDINGS = 8;
  private static final int LONGEST_NAME = 32;
  private static final int MOST_NUMBERS = 1024;

  private TemplateCodec() {}

  /** Bytes for some templates, at most 64. */
  public static byte[] encode(List<FaceSample> templates) {
    if (templates.size() > MOST_TEMPLATES) {
      throw new IllegalArgumentException("too many templates: " + templates.size());
    }
    ByteBuffer out =
        ByteBuffer.allocate(4 + templates.stream().mapToInt(TemplateCodec::size).sum());
    out.putShort(MAGIC).put(VERSION).put((byte) templates.size());
    for (FaceSample template : templates) {
      out.putFloat((float) template.pose().yawDegrees());
      out.putFloat((float) template.pose().pitchDegrees());
      out.putFloat((float) template.pose().rollDegrees());
      out.putFloat((float) template.rangeMillimetres());
      double openness = template.eyeOpenness();
      out.putFloat(Double.isNaN(openness) ? UNKNOWN : (float) openness);
      out.put((byte) template.embeddings().size());
      new TreeMap<>(template.embeddings())
          .forEach(
              (name, numbers) -> {
                out.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
                out.putLong(Comparators.network(name));
                out.putShort((short) numbers.length);
                for (float number : numbers) {
                  out.putFloat(number);
                }
              });
    }
    return out.array();
  }

  private static int size(FaceSample template) {
    int size = 5 * Float.BYTES + 1;
    for (Map.Entry<String, float[]> embedding : template.embeddings().entrySet()) {
      size +=
          1
              + embedding.getKey().length()
              + Long.BYTES
              + 2
              + Float.BYTES * embedding.getValue().length;
    }
    return size;
  }

  /**
   * Templates from bytes.
   *
   * @throws IllegalArgumentException when the bytes are anything but one whole encoding, or other
   *     networks made all of it
   */
  public static List<FaceSample> decode(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      require(in.getShort() == MAGIC, "another format");
      require(in.get() == VERSION, "another version; enrol again");
      int count = Byte.toUnsignedInt(in.get());
      require(count <= MOST_TEMPLATES, "too many templates");
      List<FaceSample> templates = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        FaceSample template = template(in);
        if (!template.embeddings().isEmpty()) {
          templates.add(template);
        }
      }
      require(!in.hasRemaining(), "something after the end");
      require(count == 0 || !templates.isEmpty(), "other networks made them; enrol again");
      return List.copyOf(templates);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("not templates: an early end", e);
    }
  }

  /**
   * The same encoding with other numbers in its embeddings, those of other networks too.
   *
   * @param map gives an embedding of the same length for a comparator's name and an embedding
   * @throws IllegalArgumentException when the bytes are anything but one whole encoding
   */
  public static byte[] mapped(byte[] bytes, BiFunction<String, float[], float[]> map) {
    try {
      byte[] changed = bytes.clone();
      ByteBuffer at = ByteBuffer.wrap(changed);
      require(at.getShort() == MAGIC && at.get() == VERSION, "another format");
      for (int templates = Byte.toUnsignedInt(at.get()); templates > 0; templates--) {
        at.position(skipping(at, 5 * Float.BYTES));
        for (int embeddings = Byte.toUnsignedInt(at.get()); embeddings > 0; embeddings--) {
          map(at, map);
        }
      }
      require(!at.hasRemaining(), "something after the end");
      return changed;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("not templates: an early end", e);
    }
  }

  private static void map(ByteBuffer at, BiFunction<String, float[], float[]> map) {
    String comparator = comparator(at);
    at.position(skipping(at, Long.BYTES));
    float[] numbers = new float[Short.toUnsignedInt(at.getShort())];
    require(numbers.length > 0 && numbers.length <= MOST_NUMBERS, "an embedding's length");
    int begin = at.position();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(at);
    }
    at.position(begin);
    for (float number : map.apply(comparator, numbers)) {
      at.putFloat(number);
    }
  }

  private static int skipping(ByteBuffer in, int bytes) {
    require(in.remaining() >= bytes, "an early end");
    return in.position() + bytes;
  }

  private static FaceSample template(ByteBuffer in) {
    HeadPose pose = new HeadPose(number(in), number(in), number(in));
    double range = number(in);
    double openness = number(in);
    int count = Byte.toUnsignedInt(in.get());
    require(count <= MOST_EMBEDDINGS, "too many embeddings");
    Map<String, float[]> embeddings = new TreeMap<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count; i++) {
      String comparator = comparator(in);
      long network = in.getLong();
      float[] numbers = new float[Short.toUnsignedInt(in.getShort())];
      require(numbers.length > 0 && numbers.length <= MOST_NUMBERS, "an embedding's length");
      for (int j = 0; j < numbers.length; j++) {
        numbers[j] = number(in);
      }
      require(names.add(comparator), "an embedding twice");
      if (network == Comparators.network(comparator)) {
        embeddings.put(comparator, numbers);
      }
    }
    return new FaceSample(embeddings, pose, range, openness < 0 ? Double.NaN : openness);
  }

  private static String comparator(ByteBuffer in) {
    byte[] name = new byte[Byte.toUnsignedInt(in.get())];
    require(name.length > 0 && name.length <= LONGEST_NAME, "a name's length");
    in.get(name);
    for (byte letter : name) {
      require(letter > ' ' && letter < 0x7f, "a name");
    }
    return new String(name, StandardCharsets.US_ASCII);
  }

  private static float number(ByteBuffer in) {
    float number = in.getFloat();
    require(Float.isFinite(number), "a number that is none");
    return number;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("not templates: " + what);
    }
  }
}
