package org.kaologin.biometrics.frame;

/**
 * A pinhole camera with Brown's lens distortion.
 *
 * @param fx focal length along x, in pixels
 * @param fy focal length along y, in pixels
 * @param cx principal point's column, in pixels from the left edge
 * @param cy principal point's row, in pixels from the top edge
 * @param k1 first radial coefficient
 * @param k2 second radial coefficient
 * @param p1 first tangential coefficient
 * @param p2 second tangential coefficient
 * @param k3 third radial coefficient
 */
public record CameraIntrinsics(
    double fx,
    double fy,
    double cx,
    double cy,
    double k1,
    double k2,
    double p1,
    double p2,
    double k3) {

  public CameraIntrinsics {
    if (!(fx > 0 && fy > 0 && Double.isFinite(fx) && Double.isFinite(fy))) {
      throw new IllegalArgumentException("focal lengths must be positive, are " + fx + ", " + fy);
    }
    if (!Double.isFinite(cx + cy + k1 + k2 + p1 + p2 + k3)) {
      throw new IllegalArgumentException("intrinsics must be finite");
    }
  }
}
