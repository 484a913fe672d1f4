package org.kaologin.agent.sight;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.kinect.ColourDecoder;
import org.kaologin.biometrics.frame.ColourImage;

/**
 * Decodes the camera's pictures, each once: in the dark it gives half as many as there are frames.
 * Colour only helps, so without its library there is none. For one thread.
 */
final class ColourPictures implements AutoCloseable {
  /** Makes 480x270 of the camera's picture: enough to find a face within 1.5 m. */
  private static final int SCALE = 4;

  private Optional<ColourDecoder> decoder = Optional.empty();
  private boolean missing;
  private byte[] jpeg = {};
  private Optional<ColourImage> picture = Optional.empty();

  Optional<ColourImage> of(CapturedFrame frame) {
    if (frame.colourJpeg().isEmpty()) {
      return Optional.empty();
    }
    if (jpeg != frame.colourJpeg().get()) {
      jpeg = frame.colourJpeg().get();
      picture = decoder().flatMap(open -> open.decode(jpeg));
    }
    return picture;
  }

  private Optional<ColourDecoder> decoder() {
    if (decoder.isEmpty() && !missing) {
      try {
        decoder = Optional.of(new ColourDecoder(SCALE));
      } catch (CaptureException e) {
        missing = true;
        System.getLogger(ColourPictures.class.getName())
            .log(Level.WARNING, "colour is not used: {0}", e.getMessage());
      }
    }
    return decoder;
  }

  @Override
  public void close() {
    decoder.ifPresent(ColourDecoder::close);
  }
}
