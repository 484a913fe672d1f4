package org.kaologin.agent.capture.kinect;

import java.util.Optional;
import org.bytedeco.libfreenect2.DumpPacketPipeline;
import org.bytedeco.libfreenect2.Frame;
import org.bytedeco.libfreenect2.Freenect2;
import org.bytedeco.libfreenect2.Freenect2Device;
import org.bytedeco.libfreenect2.SyncMultiFrameListener;
import org.kaologin.virtualkinect.VirtualKinect;

/** A depth packet as a false sensor sends it: the input, over and over until the packet is full. */
public final class DepthPacketFuzz {
  private static final byte[] PACKET = new byte[DepthDecoder.PACKET_BYTES];
  private static final float[] INFRARED = new float[DepthTables.PIXELS];
  private static final float[] MILLIMETRES = new float[DepthTables.PIXELS];

  private static DepthDecoder decoder;

  private DepthPacketFuzz() {}

  private static final class Pipeline extends DumpPacketPipeline {
    void disown() {
      deallocate(false);
    }
  }

  /** Called once: takes the tables of a device. */
  public static void fuzzerInitialize() throws Exception {
    VirtualKinect.install(Optional.empty());
    NativeKinect.load();
    Freenect2 context = new Freenect2();
    Pipeline pipeline = new Pipeline();
    pipeline.disown();
    Freenect2Device device = context.openDefaultDevice(pipeline);
    SyncMultiFrameListener depth = new SyncMultiFrameListener(Frame.Depth);
    SyncMultiFrameListener colour = new SyncMultiFrameListener(Frame.Color);
    device.setIrAndDepthFrameListener(depth);
    device.setColorFrameListener(colour);
    device.start();
    decoder = new DepthDecoder(new DepthTables(pipeline));
    device.stop();
    device._close();
    depth.close();
    colour.close();
    context.close();
  }

  /** Each pixel is one that a sensor can see, or none. */
  public static void fuzzerTestOneInput(byte[] data) {
    for (int i = 0; i < PACKET.length; i += Math.max(1, data.length)) {
      System.arraycopy(data, 0, PACKET, i, Math.min(data.length, PACKET.length - i));
    }
    decoder.decode(PACKET, INFRARED, MILLIMETRES);
    for (int i = 0; i < DepthTables.PIXELS; i++) {
      boolean seen = MILLIMETRES[i] >= 300 && MILLIMETRES[i] <= 8000;
      if (!(seen || MILLIMETRES[i] == 0) || !(INFRARED[i] >= 0 && INFRARED[i] <= 65535)) {
        throw new AssertionError(MILLIMETRES[i] + " mm, " + INFRARED[i] + " counts");
      }
    }
  }
}
