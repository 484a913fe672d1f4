package org.kaologin.protocol;

import java.util.Arrays;
import java.util.Optional;

/** A word to the user while they wait; see PROTOCOL.md, "Progress". */
public enum ProgressCode {
  /** Look at the camera. */
  LOOK_AT_CAMERA(1),
  /** The face is too far away. */
  COME_CLOSER(2),
  /** The face is too near. */
  MOVE_BACK(3),
  /** More than one face. */
  ONE_FACE_ONLY(4),
  /** The eyes are closed. */
  OPEN_YOUR_EYES(5),
  /** The head is turned away. */
  FACE_THE_CAMERA(6),
  /** The camera is being started. */
  SENSOR_STARTING(7),
  /** The face moves too fast. */
  HOLD_STILL(8),
  /** A blink is asked for. */
  BLINK(9),
  /** A turn or a nod of the head is asked for. */
  MOVE_YOUR_HEAD(10),
  /** A nod is asked for, as consent. */
  NOD(11);

  private final int code;

  ProgressCode(int code) {
    this.code = code;
  }

  /** The code on the wire. */
  public int code() {
    return code;
  }

  /** The constant of a code, or nothing for one that this version does not know. */
  public static Optional<ProgressCode> ofCode(int code) {
    return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
  }
}
