package org.kaologin.agent.capture;

/** Why there are no frames. */
public enum CaptureFailure {
  /** No Kinect v2 is attached, as far as this process can see. */
  NO_SENSOR,
  /** One is attached, and this process may not open it. */
  NO_PERMISSION,
  /** Another program uses it. */
  BUSY,
  /** It is on a port that is too slow. */
  NOT_USB3,
  /** It does not open, and the system does not tell why. */
  CANNOT_OPEN,
  /** It opened and did not start. */
  CANNOT_START,
  /** Frames stopped coming. */
  STALLED,
  /** Frames stopped coming, because the sensor is gone. */
  UNPLUGGED,
  /** libfreenect2, or a library that it needs, is missing. */
  LIBRARY_MISSING,
  /** The recording is missing, damaged or not a recording. */
  BAD_RECORDING
}
