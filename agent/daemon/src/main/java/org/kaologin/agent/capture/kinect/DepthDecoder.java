package org.kaologin.agent.capture.kinect;

import static org.kaologin.agent.capture.kinect.DepthTables.FREQUENCIES;
import static org.kaologin.agent.capture.kinect.DepthTables.HEIGHT;
import static org.kaologin.agent.capture.kinect.DepthTables.PHASES;
import static org.kaologin.agent.capture.kinect.DepthTables.PIXELS;
import static org.kaologin.agent.capture.kinect.DepthTables.WIDTH;

import java.util.stream.IntStream;

/**
 * Turns a raw depth packet into infrared and depth, row by row on all cores. Nine exposures at
 * three modulation frequencies give three phases; together they tell the range without ambiguity up
 * to 18.75 m.
 *
 * <p>The mathematics is libfreenect2's (Apache-2.0 or GPL-2), {@code
 * cpu_depth_packet_processor.cpp}, without its filters: those cost ten times as much and change
 * faces' edges, which nobody here reads. Its test of the phases against each other is kept: where a
 * pixel sees two surfaces at once, the phases contradict each other, and their mean is nowhere.
 */
final class DepthDecoder {
  /** Bytes of a packet: ten exposures of 11 bits a pixel. The tenth is not used. */
  static final int PACKET_BYTES = 10 * PIXELS * 11 / 8;

  private static final int EXPOSURE_BYTES = PIXELS * 11 / 8;
  private static final int ROW_BYTES = WIDTH * 11 / 8;
  private static final int CODE_MASK = 2047;
  private static final int SATURATED = 32767;
  private static final float SATURATED_AMPLITUDE = 65535;

  /** Three samples of a cosine give its amplitude times 1.5. */
  private static final float AMPLITUDE_SCALE = 2f / 3;

  private static final float LEAST_AMPLITUDE = 3;
  private static final float LEAST_AMPLITUDE_SUM = 10;
  private static final float INFRARED_SCALE = 16;
  private static final float MOST_INFRARED = 65535;

  /** Range that half a turn of the combined phase stands for, in mm. */
  private static final float UNAMBIGUOUS = 2083.333f;

  /** Turns of each frequency, scaled to their periods' ratio, lie on this line when they agree. */
  private static final float[] AGREEMENT = {0.551318f, 0.110264f, 0.826977f};

  /** How far off that line they may be, in radians: less for a bright pixel than for a dim one. */
  private static final float LEAST_TOLERANCE = 0.3490659f;

  private static final float MOST_TOLERANCE = 0.6108653f;
  private static final double TOLERANCE_SLOPE = -0.5330578 * 0.301030;
  private static final double TOLERANCE_OFFSET = 0.7694894;
  private static final double LOG2_OF_10 = 3.321928;

  private static final float NEAREST_MILLIMETRES = 300;
  private static final float FARTHEST_MILLIMETRES = 8000;
  private static final float TWO_PI = (float) (2 * Math.PI);

  private final DepthTables tables;

  DepthDecoder(DepthTables tables) {
    this.tables = tables;
  }

  /**
   * Decodes a packet.
   *
   * @param packet {@link #PACKET_BYTES} bytes
   * @param infrared 512x424 counts, filled
   * @param millimetres 512x424 depths, filled; 0 where there is none
   */
  void decode(byte[] packet, float[] infrared, float[] millimetres) {
    IntStream.range(0, HEIGHT).parallel().forEach(y -> row(packet, y, infrared, millimetres));
  }

  private void row(byte[] packet, int y, float[] infrared, float[] millimetres) {
    int packedRow = y < HEIGHT / 2 ? y + HEIGHT / 2 : HEIGHT - 1 - y;
    int out = (HEIGHT - 1 - y) * WIDTH;
    float[] turns = new float[FREQUENCIES];
    // The first and the last column hold no measurement.
    for (int x = 1; x < WIDTH - 1; x++) {
      int raw = y * WIDTH + x;
      int bit = ((x >> 2) + ((x & 3) << 7)) * 11;
      int at = packedRow * ROW_BYTES + (bit >> 3);
      float all = 0;
      float sum = 0;
      float least = Float.MAX_VALUE;
      float most = 0;
      for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
        float real = 0;
        float imaginary = 0;
        boolean saturated = false;
        for (int phase = 0; phase < PHASES; phase++) {
          int table = frequency * PHASES + phase;
          int measured = measurement(packet, table * EXPOSURE_BYTES + at, bit & 7);
          saturated |= measured == SATURATED;
          real += tables.cosine[table][raw] * measured;
          imaginary += tables.sine[table][raw] * measured;
        }
        float amplitude = (float) Math.sqrt(real * real + imaginary * imaginary) * AMPLITUDE_SCALE;
        all += saturated ? SATURATED_AMPLITUDE : amplitude;
        float usable = saturated ? 0 : amplitude;
        sum += usable;
        least = Math.min(least, usable);
        most = Math.max(most, usable);
        turns[frequency] = angle(imaginary, real) / TWO_PI;
      }
      infrared[out + x] = Math.min(all / FREQUENCIES * INFRARED_SCALE, MOST_INFRARED);
      millimetres[out + x] =
          least < LEAST_AMPLITUDE || sum < LEAST_AMPLITUDE_SUM
              ? 0
              : depth(turns, most, tables.x[raw], tables.z[raw]);
    }
  }

  private int measurement(byte[] packet, int at, int shift) {
    int bits =
        (packet[at] & 0xff) | ((packet[at + 1] & 0xff) << 8) | ((packet[at + 2] & 0xff) << 16);
    return tables.values[(bits >> shift) & CODE_MASK];
  }

  /** The three phases, in turns of their own frequency, agree on one range only. */
  private static float depth(float[] turns, float amplitude, float xTable, float zTable) {
    float t0 = turns[0] * 3;
    float t1 = turns[1] * 15;
    float t2 = turns[2] * 2;
    float t5 = floor((t1 - t0) / 3 + 0.5f) * 3 + t0;
    float half = (t5 - t2) * 0.5f;
    float rest = (half - floor(half)) * 2;
    boolean second = 0.5f < rest && rest < 1.5f;
    float t6 = second ? t5 + 15 : t5;
    float t7 = second ? t1 + 15 : t1;
    float t8 = (floor((t6 - t2) * 0.5f + 0.5f) * 2 + t2) * 0.5f;
    float phase = (t8 + t6 / 3 + t7 / 15) / 3;
    if (!(phase > 0) || !agree(t6 / 3, t7 / 15, t8, amplitude)) {
      return 0;
    }
    float linear = zTable * phase;
    float modulation = phase * UNAMBIGUOUS * 2;
    float offAxis = xTable * 90 / (modulation * modulation * 8192);
    float depth = linear / (1 - linear * offAxis);
    return depth >= NEAREST_MILLIMETRES && depth <= FARTHEST_MILLIMETRES ? depth : 0;
  }

  /** Whether three phases, in turns, tell of one surface. */
  private static boolean agree(float first, float second, float third, float amplitude) {
    float a = second * AGREEMENT[2] - third * AGREEMENT[1];
    float b = third * AGREEMENT[0] - first * AGREEMENT[2];
    float c = first * AGREEMENT[1] - second * AGREEMENT[0];
    float distance = TWO_PI * (float) Math.sqrt(a * a + b * b + c * c);
    if (distance <= LEAST_TOLERANCE) {
      return true;
    }
    double tolerance =
        Math.exp((Math.log(amplitude) * TOLERANCE_SLOPE + TOLERANCE_OFFSET) * LOG2_OF_10);
    return distance <= MOST_TOLERANCE && distance <= tolerance;
  }

  private static float floor(float value) {
    return (float) Math.floor(value);
  }

  /**
   * The angle of a vector from 0 to 2 pi, to 0.005 degrees: a polynomial is four times as fast as
   * {@link Math#atan2}, and its error is under 0.1 mm.
   */
  private static float angle(float y, float x) {
    float ax = Math.abs(x);
    float ay = Math.abs(y);
    float larger = Math.max(ax, ay);
    if (larger == 0) {
      return 0;
    }
    float a = Math.min(ax, ay) / larger;
    float s = a * a;
    float r = ((-0.0464965f * s + 0.159314f) * s - 0.327623f) * s * a + a;
    if (ay > ax) {
      r = TWO_PI / 4 - r;
    }
    if (x < 0) {
      r = TWO_PI / 2 - r;
    }
    return y < 0 ? TWO_PI - r : r;
  }
}
