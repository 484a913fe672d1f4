package org.kaologin.biometrics;

/** What the person could do to be seen better. */
public enum Hint {
  COME_CLOSER,
  MOVE_BACK,
  ONE_FACE_ONLY,
  FACE_THE_CAMERA,
  OPEN_YOUR_EYES,
  BLINK,
  MOVE_YOUR_HEAD,
  NOD
}
