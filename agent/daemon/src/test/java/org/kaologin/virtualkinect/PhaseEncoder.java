package org.kaologin.virtualkinect;

import java.util.Random;
import java.util.stream.IntStream;
import org.kaologin.biometrics.frame.CameraIntrinsics;

/**
 * What a Kinect v2 would measure of a scene: the inverse of the depth decoder, exposure by
 * exposure, packed as the device packs it.
 */
final class PhaseEncoder {
  static final int WIDTH = 512;
  static final int HEIGHT = 424;
  static final int PIXELS = WIDTH * HEIGHT;
  static final int EXPOSURE_BYTES = PIXELS * 11 / 8;
  static final int PACKET_BYTES = 10 * EXPOSURE_BYTES;

  private static final int ROW_BYTES = WIDTH * 11 / 8;
  private static final double[] AMPLITUDE = {1.322581, 1, 1.612903};
  private static final double[] PERIOD = {3, 15, 2};
  private static final double[] SHIFT = {0, 2.094395, 4.18879};
  private static final double UNAMBIGUOUS = 2083.333;
  private static final double P0_UNIT = 0.000031 * Math.PI;
  private static final int[] P0_TYPICAL = {0x2c9a, 0x08ec, 0x42e8};
  private static final int LARGEST_VALUE = 16320;
  private static final double LARGEST_AMPLITUDE = 4000;

  /** Start phases, {@code [frequency][pixel]} in the output's orientation. */
  final char[][] startPhases = new char[3][PIXELS];

  private final short[] codeOfValue = new short[LARGEST_VALUE + 1];
  private final double[] direction = new double[PIXELS];
  private final double[] slant = new double[PIXELS];

  PhaseEncoder(CameraIntrinsics camera) {
    codes();
    for (int i = 0; i < PIXELS; i++) {
      for (int f = 0; f < 3; f++) {
        int variation = (i % WIDTH * 3 + i / WIDTH * 2) % 977 + f * 131;
        startPhases[f][i] = (char) (P0_TYPICAL[f] + variation);
      }
      undistort(camera, i);
    }
  }

  /** The device's logarithmic scale: 1024 magnitudes, coarser as they grow. */
  private void codes() {
    int[] magnitudes = new int[1024];
    for (int i = 0; i < 1023; i++) {
      magnitudes[i + 1] = magnitudes[i] + (1 << (i / 128 - (i >= 128 ? 1 : 0)));
    }
    int code = 0;
    for (int value = 0; value <= LARGEST_VALUE; value++) {
      while (code < 1023
          && Math.abs(magnitudes[code + 1] - value) <= Math.abs(magnitudes[code] - value)) {
        code++;
      }
      codeOfValue[value] = (short) code;
    }
  }

  private void undistort(CameraIntrinsics camera, int pixel) {
    int column = pixel % WIDTH;
    int row = pixel / WIDTH;
    double distortedX = (column + 0.5 - camera.cx()) / camera.fx();
    double distortedY = (row + 0.5 - camera.cy()) / camera.fy();
    double x = distortedX;
    double y = distortedY;
    for (int i = 0; i < 60; i++) {
      double r2 = x * x + y * y;
      double radial = 1 + ((camera.k3() * r2 + camera.k2()) * r2 + camera.k1()) * r2;
      x = distortedX / radial;
      y = distortedY / radial;
    }
    direction[pixel] = x;
    slant[pixel] = Math.sqrt(x * x + y * y + 1);
  }

  /**
   * Encodes a scene.
   *
   * @param millimetres 512x424 depths, 0 for none
   * @param infrared 512x424 counts; where there are none, nothing comes back
   */
  byte[] encode(float[] millimetres, float[] infrared) {
    return encode(millimetres, infrared, 0);
  }

  /**
   * Encodes a scene as a noisy sensor sees it, the same way each time.
   *
   * @param millimetres 512x424 depths, 0 for none
   * @param infrared 512x424 counts; where there are none, nothing comes back
   * @param noise standard deviation of each measured value; one of them is a sixteenth of a count
   */
  byte[] encode(float[] millimetres, float[] infrared, double noise) {
    byte[] packet = new byte[PACKET_BYTES + 2];
    IntStream.range(0, HEIGHT)
        .parallel()
        .forEach(y -> row(y, millimetres, infrared, noise, packet));
    return java.util.Arrays.copyOf(packet, PACKET_BYTES);
  }

  private void row(int y, float[] millimetres, float[] infrared, double noise, byte[] packet) {
    Random random = new Random(y);
    int packedRow = y < HEIGHT / 2 ? y + HEIGHT / 2 : HEIGHT - 1 - y;
    for (int x = 1; x < WIDTH - 1; x++) {
      int raw = y * WIDTH + x;
      int seen = (HEIGHT - 1 - y) * WIDTH + x;
      double amplitude = Math.min(infrared[seen] / 16, LARGEST_AMPLITUDE);
      if (!(amplitude > 0)) {
        continue;
      }
      boolean valid = millimetres[seen] > 0;
      double turns = valid ? turns(millimetres[seen], raw) : 0;
      int bit = ((x >> 2) + ((x & 3) << 7)) * 11;
      int at = packedRow * ROW_BYTES + (bit >> 3);
      for (int f = 0; f < 3; f++) {
        double angle = 2 * Math.PI * (turns / PERIOD[f] - Math.floor(turns / PERIOD[f]));
        // Infrared without depth: one frequency carries it all, the others fail the decoder's test.
        double strength = (valid ? amplitude : f == 0 ? 3 * amplitude : 0) / AMPLITUDE[f];
        double start = -startPhases[f][seen] * P0_UNIT;
        for (int k = 0; k < 3; k++) {
          double value = strength * Math.cos(start + SHIFT[k] + angle);
          value += noise == 0 ? 0 : noise * random.nextGaussian();
          put(packet, (f * 3 + k) * EXPOSURE_BYTES + at, bit & 7, code(value));
        }
      }
    }
  }

  /** The phase of a depth, in units of 625 mm of range. */
  private double turns(double z, int raw) {
    double s = slant[raw];
    double discriminant = z * z - 90 * z * direction[raw] / (s * s);
    double phase = (z + Math.sqrt(Math.max(0, discriminant))) * s / (2 * UNAMBIGUOUS);
    return phase / 0.3;
  }

  private int code(double value) {
    int code = codeOfValue[(int) Math.min(LARGEST_VALUE, Math.rint(Math.abs(value)))];
    return code != 0 && value < 0 ? code + 1024 : code;
  }

  private static void put(byte[] packet, int at, int shift, int code) {
    int bits = code << shift;
    packet[at] |= (byte) bits;
    packet[at + 1] |= (byte) (bits >> 8);
    packet[at + 2] |= (byte) (bits >> 16);
  }
}
