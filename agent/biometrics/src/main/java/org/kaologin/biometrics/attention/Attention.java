package org.kaologin.biometrics.attention;

/**
 * Where somebody's attention is, as one frame shows it.
 *
 * @param openness of the wider eye: its height over its width, about 0.1 closed, 0.2 to 0.35 open
 * @param turnedDegrees how far the head is turned away from the sensor, 0 to 180
 */
public record Attention(double openness, double turnedDegrees) {
  /** Nothing of it can be seen. */
  public static final Attention NONE = new Attention(0, 180);
}
