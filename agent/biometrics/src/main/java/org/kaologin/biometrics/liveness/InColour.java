package org.kaologin.biometrics.liveness;

/** Whether the colour camera agrees that there is a face where infrared and depth show one. */
public enum InColour {
  /** Nobody can tell: no colour, too dark, or out of that camera's sight. */
  UNKNOWN,
  /** It shows one, too. */
  FACE,
  /** There is light enough, and it shows none. */
  NO_FACE
}
