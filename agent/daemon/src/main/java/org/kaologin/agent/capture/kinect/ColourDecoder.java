package org.kaologin.agent.capture.kinect;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Optional;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.biometrics.frame.ColourImage;

/**
 * Decodes the camera's JPEG, shrunk on the way, with the TurboJPEG inside libfreenect2. The bytes
 * are hostile: only a picture of the camera's kind and size is decoded, and a damaged one is none.
 *
 * <p>Not thread-safe.
 */
public final class ColourDecoder implements AutoCloseable {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;

  /** TJPF_RGB of turbojpeg.h. */
  private static final int RGB = 0;

  private final Function header;
  private final Function decompress;
  private final Function destroy;
  private final Function create;
  private Pointer handle;
  private boolean closed;
  private final int scaleDenominator;

  /**
   * @param scaleDenominator 1, 2, 4 or 8: how many of the camera's pixels make one
   * @throws CaptureException when the library is missing
   */
  public ColourDecoder(int scaleDenominator) throws CaptureException {
    if (scaleDenominator < 1 || scaleDenominator > 8 || Integer.bitCount(scaleDenominator) != 1) {
      throw new IllegalArgumentException("cannot scale by 1/" + scaleDenominator);
    }
    NativeLibrary library = NativeLibrary.getInstance(NativeKinect.library().toString());
    header = library.getFunction("tjDecompressHeader3");
    decompress = library.getFunction("tjDecompress2");
    destroy = library.getFunction("tjDestroy");
    create = library.getFunction("tjInitDecompress");
    handle = create.invokePointer(new Object[0]);
    this.scaleDenominator = scaleDenominator;
  }

  /**
   * The picture; empty for anything but a whole baseline JPEG of 1920x1080.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public Optional<ColourImage> decode(byte[] jpeg) {
    if (closed) {
      throw new IllegalStateException("the decoder is closed");
    }
    if (!JpegHeader.isCameraPicture(jpeg, WIDTH, HEIGHT)) {
      return Optional.empty();
    }
    Optional<ColourImage> image = tryToDecode(jpeg);
    if (image.isEmpty()) {
      // A damaged picture leaves TurboJPEG 1.5's decoder unable to read any other.
      destroy.invokeInt(new Object[] {handle});
      handle = create.invokePointer(new Object[0]);
    }
    return image;
  }

  private Optional<ColourImage> tryToDecode(byte[] jpeg) {
    IntByReference width = new IntByReference();
    IntByReference height = new IntByReference();
    IntByReference subsampling = new IntByReference();
    IntByReference space = new IntByReference();
    int read =
        header.invokeInt(
            new Object[] {handle, jpeg, jpeg.length, width, height, subsampling, space});
    if (read != 0 || width.getValue() != WIDTH || height.getValue() != HEIGHT) {
      return Optional.empty();
    }
    int columns = (WIDTH + scaleDenominator - 1) / scaleDenominator;
    int rows = (HEIGHT + scaleDenominator - 1) / scaleDenominator;
    byte[] rgb = new byte[3 * columns * rows];
    int decoded =
        decompress.invokeInt(
            new Object[] {handle, jpeg, jpeg.length, rgb, columns, 0, rows, RGB, 0});
    return decoded == 0
        ? Optional.of(new ColourImage(columns, rows, scaleDenominator, rgb))
        : Optional.empty();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      destroy.invokeInt(new Object[] {handle});
    }
  }
}
