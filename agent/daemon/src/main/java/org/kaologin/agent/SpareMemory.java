package org.kaologin.agent;

import com.sun.jna.NativeLibrary;

/**
 * Gives back what only the start needed: the networks' files were read whole, on the Java heap and
 * by ONNX Runtime. An idle agent should be small.
 */
final class SpareMemory {

  private SpareMemory() {}

  static void giveBack() {
    System.gc();
    try {
      NativeLibrary.getInstance("libc.so.6")
          .getFunction("malloc_trim")
          .invokeInt(new Object[] {0L});
    } catch (UnsatisfiedLinkError e) {
      // Only the GNU C library has it; others keep less in the first place.
    }
  }
}
