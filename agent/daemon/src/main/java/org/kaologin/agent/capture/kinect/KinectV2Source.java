package org.kaologin.agent.capture.kinect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.libfreenect2.DumpPacketPipeline;
import org.bytedeco.libfreenect2.Frame;
import org.bytedeco.libfreenect2.FrameMap;
import org.bytedeco.libfreenect2.Freenect2;
import org.bytedeco.libfreenect2.Freenect2Device;
import org.bytedeco.libfreenect2.SyncMultiFrameListener;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.FrameSource;
import org.kaologin.biometrics.frame.Calibration;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.ColourCalibration;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * A Kinect v2 through libfreenect2's dump pipeline: the camera's own JPEG, and raw depth that
 * {@link DepthDecoder} decodes. Colour and depth come through listeners of their own, so that a
 * slow colour camera (it halves its rate in the dark) does not slow depth.
 *
 * <p>Used by one thread. Calls of the library keep to these rules, each of which avoids a hang or a
 * crash of version 0.2.0: a listener is asked before it is waited on, because its time-out does not
 * work; the library, not the garbage collector, deletes the pipeline; a device is closed with
 * {@code _close}; each stream has its own context.
 */
public final class KinectV2Source implements FrameSource {
  /** How often to look for a frame, in ms: a thirtieth of the time between two. */
  private static final long POLL_MILLIS = 1;

  /** Age from which a colour picture shows another moment than the depth: three of its frames. */
  private static final long COLOUR_AGE_NANOS = 200_000_000;

  /** The device's clock ticks, in nanoseconds (measured by users: 8 kHz). */
  private static final long TICK_NANOS = 125_000;

  private final Freenect2 context;
  private final Freenect2Device device;
  private final SyncMultiFrameListener depthListener;
  private final SyncMultiFrameListener colourListener;
  private final DepthDecoder decoder;
  private final Calibration calibration;
  private final String description;
  private final Diagnosis diagnosis;
  private final boolean wasAttached;
  private final byte[] packet = new byte[DepthDecoder.PACKET_BYTES];
  private Optional<byte[]> newestJpeg = Optional.empty();
  private long newestJpegNanos;

  /** The library deletes its pipeline itself; JavaCPP's garbage collection must not do it again. */
  private static final class Pipeline extends DumpPacketPipeline {
    void disown() {
      deallocate(false);
    }
  }

  /**
   * Says what the kernel lists, and opens nothing.
   *
   * @throws CaptureException when there is no Kinect v2, or its port is too slow
   */
  public static String attached() throws CaptureException {
    return new Diagnosis(UsbSurvey.ofThisMachine()).attached();
  }

  private KinectV2Source(
      Freenect2 context,
      Freenect2Device device,
      Pipeline pipeline,
      SyncMultiFrameListener depthListener,
      SyncMultiFrameListener colourListener,
      Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.wasAttached = diagnosis.isAttached();
    this.context = context;
    this.device = device;
    this.depthListener = depthListener;
    this.colourListener = colourListener;
    this.decoder = new DepthDecoder(new DepthTables(pipeline));
    this.calibration = calibration(device);
    this.description =
        "Kinect v2, serial number "
            + string(device.getSerialNumber())
            + ", firmware "
            + string(device.getFirmwareVersion());
  }

  /**
   * Opens the first Kinect v2 and starts it. May take seconds.
   *
   * @throws CaptureException when there is none, or it does not open or start
   */
  public static KinectV2Source open() throws CaptureException {
    return open(new Diagnosis(UsbSurvey.ofThisMachine()));
  }

  static KinectV2Source open(Diagnosis diagnosis) throws CaptureException {
    NativeKinect.load();
    Freenect2 context = new Freenect2();
    try {
      if (context.enumerateDevices() == 0) {
        throw diagnosis.notFound();
      }
      return open(context, diagnosis);
    } catch (CaptureException | RuntimeException | Error e) {
      context.close();
      throw e;
    }
  }

  private static KinectV2Source open(Freenect2 context, Diagnosis diagnosis)
      throws CaptureException {
    Pipeline pipeline = new Pipeline();
    pipeline.disown();
    Freenect2Device device = context.openDefaultDevice(pipeline);
    if (device == null) {
      throw diagnosis.notOpened();
    }
    SyncMultiFrameListener depth = new SyncMultiFrameListener(Frame.Depth);
    SyncMultiFrameListener colour = new SyncMultiFrameListener(Frame.Color);
    device.setIrAndDepthFrameListener(depth);
    device.setColorFrameListener(colour);
    try {
      if (!device.start()) {
        throw Diagnosis.notStarted("");
      }
      return new KinectV2Source(context, device, pipeline, depth, colour, diagnosis);
    } catch (IllegalArgumentException e) {
      end(device, depth, colour);
      throw Diagnosis.notStarted(" (it reports impossible optics: " + e.getMessage() + ")");
    } catch (CaptureException | RuntimeException | Error e) {
      end(device, depth, colour);
      throw e;
    }
  }

  /** In the one order that neither hangs nor crashes. */
  private static void end(
      Freenect2Device device, SyncMultiFrameListener depth, SyncMultiFrameListener colour) {
    device.stop();
    device._close();
    depth.close();
    colour.close();
  }

  private static Calibration calibration(Freenect2Device device) {
    Freenect2Device.IrCameraParams ir = device.getIrCameraParams();
    Freenect2Device.ColorCameraParams c = device.getColorCameraParams();
    return new Calibration(
        new CameraIntrinsics(
            ir.fx(), ir.fy(), ir.cx(), ir.cy(), ir.k1(), ir.k2(), ir.p1(), ir.p2(), ir.k3()),
        Optional.of(
            new ColourCalibration(
                c.fx(),
                c.cx(),
                c.cy(),
                c.shift_d(),
                c.shift_m(),
                doubles(
                    c.mx_x3y0(),
                    c.mx_x0y3(),
                    c.mx_x2y1(),
                    c.mx_x1y2(),
                    c.mx_x2y0(),
                    c.mx_x0y2(),
                    c.mx_x1y1(),
                    c.mx_x1y0(),
                    c.mx_x0y1(),
                    c.mx_x0y0()),
                doubles(
                    c.my_x3y0(),
                    c.my_x0y3(),
                    c.my_x2y1(),
                    c.my_x1y2(),
                    c.my_x2y0(),
                    c.my_x0y2(),
                    c.my_x1y1(),
                    c.my_x1y0(),
                    c.my_x0y1(),
                    c.my_x0y0()))));
  }

  private static List<Double> doubles(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** JavaCPP gives null for an empty string. */
  private static String string(BytePointer text) {
    return text == null ? "unknown" : text.getString();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public CapturedFrame next(long deadlineNanos) throws CaptureException, InterruptedException {
    while (!depthListener.hasNewFrame()) {
      if (deadlineNanos - System.nanoTime() <= 0) {
        throw diagnosis.stalled(wasAttached);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    takeColour();
    return takeDepth();
  }

  private void takeColour() {
    if (!colourListener.hasNewFrame()) {
      return;
    }
    try (FrameMap frames = new FrameMap()) {
      colourListener.waitForNewFrame(frames);
      try {
        Frame frame = frames.get(Frame.Color);
        // In a dump a colour frame is one pixel of as many bytes as the JPEG has.
        byte[] jpeg = new byte[Math.toIntExact(frame.bytes_per_pixel())];
        frame.data().get(jpeg);
        newestJpeg = Optional.of(jpeg);
        newestJpegNanos = System.nanoTime();
      } finally {
        colourListener.release(frames);
      }
    }
  }

  private CapturedFrame takeDepth() {
    long sequence;
    long timestamp;
    try (FrameMap frames = new FrameMap()) {
      depthListener.waitForNewFrame(frames);
      try {
        Frame frame = frames.get(Frame.Depth);
        sequence = Integer.toUnsignedLong(frame.sequence());
        timestamp = Integer.toUnsignedLong(frame.timestamp()) * TICK_NANOS;
        frame.data().get(packet);
      } finally {
        depthListener.release(frames);
      }
    }
    float[] infrared = new float[DepthTables.PIXELS];
    float[] millimetres = new float[DepthTables.PIXELS];
    decoder.decode(packet, infrared, millimetres);
    return new CapturedFrame(
        sequence,
        timestamp,
        new InfraredImage(DepthTables.WIDTH, DepthTables.HEIGHT, infrared),
        new DepthImage(DepthTables.WIDTH, DepthTables.HEIGHT, millimetres),
        newestJpeg.filter(jpeg -> System.nanoTime() - newestJpegNanos <= COLOUR_AGE_NANOS),
        calibration);
  }

  @Override
  public void close() {
    end(device, depthListener, colourListener);
    context.close();
  }
}
