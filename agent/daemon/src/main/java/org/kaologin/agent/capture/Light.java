package org.kaologin.agent.capture;

/**
 * How the room's light leaves the camera's pictures: the lamp of its own makes up for the dark, but
 * not for the sun in its eye. What counts is what that lamp lights.
 *
 * @param overexposed pixels brighter than the sensor can tell, in whole percent
 * @param depth pixels that have one, in whole percent
 */
public record Light(int overexposed, int depth) {
  /** Infrared counts of what the lamp lights well: skin within a metre or two. */
  private static final float LIT = 1000;

  private static final float BRIGHTEST = 65535;

  static Light of(CapturedFrame frame) {
    float[] infrared = frame.infrared().values();
    float[] millimetres = frame.depth().millimetres();
    int lit = 0;
    int overexposed = 0;
    int deep = 0;
    for (int i = 0; i < infrared.length; i++) {
      if (infrared[i] >= LIT) {
        lit++;
        overexposed += infrared[i] >= BRIGHTEST ? 1 : 0;
        deep += millimetres[i] > 0 ? 1 : 0;
      }
    }
    return lit == 0 ? new Light(0, 100) : new Light(100 * overexposed / lit, 100 * deep / lit);
  }
}
