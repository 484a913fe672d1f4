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
   */
  public static byte[] protect(byte[] content, Rotation rotation) {
    return mapped(content, rotation::turn);
  }

  /** Undoes {@link #protect} with the same rotation. */
  public static byte[] expose(byte[] content, Rotation rotation) {
    return mapped(content, rotation::turnBack);
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
