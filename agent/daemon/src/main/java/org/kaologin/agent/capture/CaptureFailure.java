package org.kaologin.agent.capture;

/** Why there are no frames. */
public enum CaptureFailure {
  /** No Kinect v2 is attached. */
  NO_SENSOR,
  /** One is, and this process may not open it, or something else holds it, or the port is USB 2. */
  CANNOT_OPEN,
  /** It opened and did not start. */
  CANNOT_START,
  /** Frames stopped coming. */
  STALLED,
  /** libfreenect2, or a library that it needs, is missing. */
  LIBRARY_MISSING,
  /** The recording is missing, damaged or not a recording. */
  BAD_RECORDING
}
