package org.kaologin.biometrics.protection;

import java.util.function.BiFunction;
import org.kaologin.biometrics.TemplateCodec;
import org.kaologin.biometrics.adaptation.AdaptedCodec;

/**
 * Encoded templates under a secret {@link Rotation}, in the same encoding. What is no encoding of
 * this version stays as it is: it compares with nothing. Thread-safe.
 */
public final class ProtectedTemplates {

  private ProtectedTemplates() {}

  /**
   * Rotates.
   *
   * @param content as {@link TemplateCodec} or {@link AdaptedCodec} encodes
   * @param seed secret, 32 bytes
   */
  public static byte[] protect(byte[] content, byte[] seed) {
    try (Rotation rotation = new Rotation(seed)) {
      return mapped(content, rotation::turn);
    }
  }

  /** Undoes {@link #protect} with the same seed. */
  public static byte[] expose(byte[] content, byte[] seed) {
    try (Rotation rotation = new Rotation(seed)) {
      return mapped(content, rotation::turnBack);
    }
  }

  private static byte[] mapped(byte[] content, BiFunction<String, float[], float[]> map) {
    try {
      return AdaptedCodec.isOne(content)
          ? AdaptedCodec.mapped(content, map)
          : TemplateCodec.mapped(content, map);
    } catch (IllegalArgumentException e) {
      return content.clone();
    }
  }
}
