package org.kaologin.agent.fuzz;

import java.util.Arrays;
import org.kaologin.biometrics.adaptation.Adapted;
import org.kaologin.biometrics.adaptation.AdaptedCodec;

/** What was adapted to a user's faces, as the vault gives it back. */
public final class AdaptedFuzz {

  private AdaptedFuzz() {}

  /** It is refused, or can be kept again, and is then the same. */
  public static void fuzzerTestOneInput(byte[] data) {
    Adapted adapted;
    try {
      adapted = AdaptedCodec.decode(data);
    } catch (IllegalArgumentException e) {
      return;
    }
    byte[] kept = AdaptedCodec.encode(adapted);
    if (!Arrays.equals(kept, AdaptedCodec.encode(AdaptedCodec.decode(kept)))) {
      throw new AssertionError("kept otherwise than it was");
    }
  }
}
