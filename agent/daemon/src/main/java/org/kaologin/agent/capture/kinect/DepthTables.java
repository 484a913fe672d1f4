package org.kaologin.agent.capture.kinect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.libfreenect2.DumpPacketPipeline;

/**
 * What a device's depth decoding needs to know, once for each stream.
 *
 * <p>The mathematics is libfreenect2's (Apache-2.0 or GPL-2), {@code
 * cpu_depth_packet_processor.cpp}.
 */
final class DepthTables {
  static final int WIDTH = 512;
  static final int HEIGHT = 424;
  static final int PIXELS = WIDTH * HEIGHT;

  /** Modulation frequencies, and exposures of each. */
  static final int FREQUENCIES = 3;

  static final int PHASES = 3;

  /** How strongly each frequency is emitted, as amplitude factors. */
  private static final float[] AMPLITUDE = {1.322581f, 1f, 1.612903f};

  private static final double[] PHASE_SHIFT = {0, 2.094395, 4.18879};

  private static final int P0_BYTES = 1302572;
  private static final int P0_HEADER = 32;
  private static final double P0_UNIT = 0.000031 * Math.PI;
  private static final int CODES = 2048;

  /**
   * Cosine and sine factor of each exposure for each raw pixel, {@code [frequency * 3 + phase]}.
   */
  final float[][] cosine = new float[FREQUENCIES * PHASES][PIXELS];

  final float[][] sine = new float[FREQUENCIES * PHASES][PIXELS];

  /** Undistorted direction of each raw pixel, and its range for a full turn of phase. */
  final float[] x = new float[PIXELS];

  final float[] z = new float[PIXELS];

  /** Measured value of each 11 bit code. */
  final short[] values = new short[CODES];

  /**
   * Reads them from a pipeline whose device has started.
   *
   * @throws IllegalArgumentException when the library has no or too short tables
   */
  DepthTables(DumpPacketPipeline pipeline) {
    try (SizeTPointer length = new SizeTPointer(1)) {
      BytePointer p0 = pipeline.getDepthP0Tables(length);
      // JavaCPP does not know the length, and would read on behind the table's end.
      check(p0, length, P0_BYTES, "start phases");
      p0.capacity(P0_BYTES);
      phases(p0.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
      FloatPointer xTable = pipeline.getDepthXTable(length);
      check(xTable, length, PIXELS, "directions");
      xTable.get(x);
      FloatPointer zTable = pipeline.getDepthZTable(length);
      check(zTable, length, PIXELS, "ranges");
      zTable.get(z);
      ShortPointer lookup = pipeline.getDepthLookupTable(length);
      check(lookup, length, CODES, "codes");
      lookup.get(values);
    }
  }

  private static void check(Pointer table, SizeTPointer length, int least, String what) {
    if (table == null || table.isNull() || length.get() < least) {
      throw new IllegalArgumentException("no table of " + what);
    }
  }

  private void phases(ByteBuffer p0) {
    int block = 2 * PIXELS + 4;
    for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int column = 0; column < WIDTH; column++) {
          int flipped = (HEIGHT - 1 - y) * WIDTH + column;
          int start =
              Short.toUnsignedInt(p0.getShort(P0_HEADER + frequency * block + 2 + 2 * flipped));
          for (int phase = 0; phase < PHASES; phase++) {
            double angle = PHASE_SHIFT[phase] - start * P0_UNIT;
            int table = frequency * PHASES + phase;
            cosine[table][y * WIDTH + column] = (float) (Math.cos(angle) * AMPLITUDE[frequency]);
            sine[table][y * WIDTH + column] = (float) (-Math.sin(angle) * AMPLITUDE[frequency]);
          }
        }
      }
    }
  }
}
