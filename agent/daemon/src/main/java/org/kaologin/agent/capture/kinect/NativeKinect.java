package org.kaologin.agent.capture.kinect;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.libfreenect2.global.freenect2;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;

/** libfreenect2 itself: loaded once, from the class path. */
final class NativeKinect {
  private static final String DEBIAN_PACKAGES =
      "libx11-6 libxrandr2 libxinerama1 libxxf86vm1 libxcursor1 libgl1";

  /** What the dynamic linker says when a library is not there. */
  private static final String MISSING = "cannot open shared object file";

  private NativeKinect() {}

  /**
   * Loads it.
   *
   * @return the folder that it was unpacked into
   * @throws CaptureException naming the library that is missing
   */
  static Path load() throws CaptureException {
    try {
      return Path.of(Loader.load(freenect2.class)).getParent();
    } catch (LinkageError e) {
      // JavaCPP hides the library's name in the cause.
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      String reason = String.valueOf(cause.getMessage());
      throw new CaptureException(
          CaptureFailure.LIBRARY_MISSING,
          "libfreenect2 cannot be loaded ("
              + reason
              + ")"
              + (reason.contains(MISSING)
                  ? "; install the Debian packages " + DEBIAN_PACKAGES + "."
                  : "; it needs Linux on x86-64."),
          e);
    }
  }

  /** The library's own file, for those of its functions that JavaCPP does not wrap. */
  static Path library() throws CaptureException {
    return load().resolve("libfreenect2.so.0.2");
  }
}
