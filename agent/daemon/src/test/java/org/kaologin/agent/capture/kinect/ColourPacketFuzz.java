package org.kaologin.agent.capture.kinect;

import java.util.Optional;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.biometrics.frame.ColourImage;

/** A colour picture as a false sensor sends it, or a recording holds it. */
public final class ColourPacketFuzz {
  private static final int SCALE = 8;

  private static ColourDecoder decoder;

  private ColourPacketFuzz() {}

  /** Called once. */
  public static void fuzzerInitialize() throws CaptureException {
    decoder = new ColourDecoder(SCALE);
  }

  /** It is no picture, or one of the camera's size. */
  public static void fuzzerTestOneInput(byte[] data) {
    Optional<ColourImage> image = decoder.decode(data);
    if (image.isPresent() && image.get().width() * SCALE != 1920) {
      throw new AssertionError("a picture of another size");
    }
  }
}
