package org.kaologin.agent.capture.kinect;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.libfreenect2.CpuPacketPipeline;
import org.bytedeco.libfreenect2.Frame;
import org.bytedeco.libfreenect2.FrameMap;
import org.bytedeco.libfreenect2.Freenect2;
import org.bytedeco.libfreenect2.Freenect2Device;
import org.bytedeco.libfreenect2.SyncMultiFrameListener;

/**
 * The library's own depth decoder, without its filters.
 *
 * @param infrared 512x424 counts
 * @param millimetres 512x424 depths
 */
record ReferenceDecoder(float[] infrared, float[] millimetres) {

  private static final class Pipeline extends CpuPacketPipeline {
    void disown() {
      deallocate(false);
    }
  }

  /** Opens the device that is there, and takes a frame. */
  static ReferenceDecoder look() throws InterruptedException {
    Freenect2 context = new Freenect2();
    Pipeline pipeline = new Pipeline();
    pipeline.disown();
    Freenect2Device device = context.openDefaultDevice(pipeline);
    Freenect2Device.Config configuration = new Freenect2Device.Config();
    configuration.EnableBilateralFilter(false).EnableEdgeAwareFilter(false);
    device.setConfiguration(configuration);
    SyncMultiFrameListener listener = new SyncMultiFrameListener(Frame.Ir | Frame.Depth);
    device.setIrAndDepthFrameListener(listener);
    device.startStreams(false, true);
    while (!listener.hasNewFrame()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    ReferenceDecoder seen;
    try (FrameMap frames = new FrameMap()) {
      listener.waitForNewFrame(frames);
      seen = new ReferenceDecoder(floats(frames, Frame.Ir), floats(frames, Frame.Depth));
      listener.release(frames);
    }
    device.stop();
    device._close();
    listener.close();
    configuration.close();
    context.close();
    return seen;
  }

  private static float[] floats(FrameMap frames, int kind) {
    float[] values = new float[DepthTables.PIXELS];
    new FloatPointer(frames.get(kind).data()).get(values);
    return values;
  }
}
