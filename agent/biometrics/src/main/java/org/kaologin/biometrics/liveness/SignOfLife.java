package org.kaologin.biometrics.liveness;

/** What a face must show over some frames before it opens anything. */
public enum SignOfLife {
  /** Nothing: what each frame says is enough. */
  NONE,
  /** A blink, or a turn or nod of the head. */
  MOTION,
  /** A blink: what a rigid mask, however good, does not do. */
  BLINK
}
