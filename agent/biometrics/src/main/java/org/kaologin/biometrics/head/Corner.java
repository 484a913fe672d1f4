package org.kaologin.biometrics.head;

import java.util.Optional;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.frame.CameraIntrinsics;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.RegisteredColour;

/** A pixel's place in the head's frame, in cells along the grid and mm before it. Used again. */
final class Corner {
  private final double[] point = new double[3];
  final float[] colour = new float[3];
  float depth;
  double column;
  double row;
  double z;
  double light;

  static Corner[] row(int count) {
    Corner[] row = new Corner[count];
    for (int i = 0; i < count; i++) {
      row[i] = new Corner();
    }
    return row;
  }

  void set(Frame frame, Optional<RegisteredColour> seen, RigidTransform pose, int u, int v) {
    depth = frame.depth().at(u, v);
    if (!(depth > 0 && depth < Float.MAX_VALUE)) {
      depth = 0;
      return;
    }
    CameraIntrinsics camera = frame.calibration().depth();
    pose.apply(
        (u - camera.cx()) / camera.fx() * depth,
        (v - camera.cy()) / camera.fy() * depth,
        depth,
        point);
    column = HeadGrid.column(point[0]);
    row = HeadGrid.row(point[1]);
    z = point[2];
    double metres = depth / 1000.0;
    light = frame.infrared().at(u, v) * metres * metres;
    if (seen.isPresent()) {
      seen.get().at(u, v, depth, colour);
    }
  }

  static boolean areOneSurface(Corner a, Corner b, Corner c, Corner d) {
    float low = Math.min(Math.min(a.depth, b.depth), Math.min(c.depth, d.depth));
    float high = Math.max(Math.max(a.depth, b.depth), Math.max(c.depth, d.depth));
    return low > 0 && high - low <= Parameters.HEAD_EDGE;
  }
}
