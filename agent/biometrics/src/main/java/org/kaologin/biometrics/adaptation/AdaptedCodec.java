package org.kaologin.biometrics.adaptation;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.TemplateCodec;

/**
 * {@link Adapted} as bytes: {@code "KA"}, version 1, two counts; for each fresh template the
 * unlocks left, for each confirmed one the unlocks without it, one byte each; then all templates,
 * the confirmed before the fresh ones, as {@link TemplateCodec} has them. Big-endian.
 */
public final class AdaptedCodec {
  private static final short MAGIC = 0x4b41;
  private static final byte VERSION = 1;
  private static final int HEADER = 5;

  private AdaptedCodec() {}

  /** Its bytes. */
  public static byte[] encode(Adapted adapted) {
    byte[] templates = TemplateCodec.encode(adapted.templates());
    int counters = adapted.fresh().size() + adapted.confirmed().size();
    ByteBuffer out = ByteBuffer.allocate(HEADER + counters + templates.length);
    out.putShort(MAGIC).put(VERSION);
    out.put((byte) adapted.fresh().size()).put((byte) adapted.confirmed().size());
    adapted.fresh().forEach(one -> out.put((byte) one.unlocksLeft()));
    adapted.confirmed().forEach(one -> out.put((byte) one.unlocksWithout()));
    return out.put(templates).array();
  }

  /**
   * From its bytes.
   *
   * @throws IllegalArgumentException when the bytes are anything but one whole encoding
   */
  public static Adapted decode(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (in.getShort() != MAGIC || in.get() != VERSION) {
        throw new IllegalArgumentException("not adapted templates: another format");
      }
      byte[] unlocksLeft = new byte[Byte.toUnsignedInt(in.get())];
      byte[] unlocksWithout = new byte[Byte.toUnsignedInt(in.get())];
      in.get(unlocksLeft).get(unlocksWithout);
      byte[] encoded = new byte[in.remaining()];
      in.get(encoded);
      return adapted(unlocksLeft, unlocksWithout, TemplateCodec.decode(encoded));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("not adapted templates: an early end", e);
    }
  }

  /** Whether bytes begin as this encoding does. */
  public static boolean isOne(byte[] bytes) {
    return bytes.length >= HEADER && ByteBuffer.wrap(bytes).getShort() == MAGIC;
  }

  /**
   * The same encoding with other numbers in its embeddings; see {@link TemplateCodec#mapped}.
   *
   * @throws IllegalArgumentException when the bytes are anything but one whole encoding
   */
  public static byte[] mapped(byte[] bytes, BiFunction<String, float[], float[]> map) {
    int begin = HEADER + Byte.toUnsignedInt(bytes[3]) + Byte.toUnsignedInt(bytes[4]);
    if (bytes[2] != VERSION || begin > bytes.length) {
      throw new IllegalArgumentException("not adapted templates: another format");
    }
    byte[] templates = Arrays.copyOfRange(bytes, begin, bytes.length);
    return ByteBuffer.wrap(bytes.clone()).put(begin, TemplateCodec.mapped(templates, map)).array();
  }

  private static Adapted adapted(
      byte[] unlocksLeft, byte[] unlocksWithout, List<FaceSample> templates) {
    if (templates.size() != unlocksLeft.length + unlocksWithout.length) {
      throw new IllegalArgumentException("not adapted templates: another number of them");
    }
    List<Confirmed> confirmed = new ArrayList<>();
    for (int i = 0; i < unlocksWithout.length; i++) {
      confirmed.add(new Confirmed(templates.get(i), unlocksWithout[i]));
    }
    List<Fresh> fresh = new ArrayList<>();
    for (int i = 0; i < unlocksLeft.length; i++) {
      fresh.add(new Fresh(templates.get(unlocksWithout.length + i), unlocksLeft[i]));
    }
    return new Adapted(fresh, confirmed);
  }
}
