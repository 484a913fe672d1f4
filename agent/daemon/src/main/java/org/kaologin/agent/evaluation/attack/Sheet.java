package org.kaologin.agent.evaluation.attack;

/**
 * A sheet in space, and what a ray from the sensor meets of it.
 *
 * <p>The sheet's own axes are right, down and away; the tip of the nose of the picture on it is
 * their origin.
 */
final class Sheet {

  /** How the lines along which it is bent run. */
  enum Rulings {
    UPRIGHT,
    LEVEL
  }

  /**
   * Where a ray meets the sheet.
   *
   * @param range along the optical axis, in mm
   * @param right on the picture, in mm from the tip of the nose
   * @param down on the picture
   * @param facing cosine between the ray and the sheet's normal, 0 to 1
   */
  record Hit(double range, double right, double down, double facing) {}

  private final Profile profile;
  private final Rulings rulings;
  private final double halfLength;
  private final Pose pose;
  private final double[] origin;
  private final double reach;

  /**
   * @param profile across the rulings
   * @param halfLength along the rulings, in mm
   */
  Sheet(Profile profile, Rulings rulings, double halfLength, Pose pose) {
    this.profile = profile;
    this.rulings = rulings;
    this.halfLength = halfLength;
    this.pose = pose;
    this.origin = pose.toSheet(-pose.x(), -pose.y(), -pose.z());
    this.reach = Math.hypot(profile.reach(), halfLength);
  }

  /**
   * Follows a ray.
   *
   * @param rayX mm to the right for each mm of range
   * @param rayY mm down for each mm of range
   * @return what it meets first, or null
   */
  Hit trace(double rayX, double rayY) {
    if (pose.distance(rayX, rayY) > reach) {
      return null;
    }
    double[] ray = pose.toSheet(rayX, rayY, 1);
    int across = rulings == Rulings.UPRIGHT ? 0 : 1;
    int ruling = 1 - across;
    double nearest = Double.POSITIVE_INFINITY;
    Hit hit = null;
    for (int i = 0; i + 1 < profile.along().length; i++) {
      double stepAcross = profile.across()[i + 1] - profile.across()[i];
      double stepAway = profile.away()[i + 1] - profile.away()[i];
      double determinant = ray[across] * stepAway - ray[2] * stepAcross;
      if (Math.abs(determinant) < 1e-12) {
        continue;
      }
      double toAcross = profile.across()[i] - origin[across];
      double toAway = profile.away()[i] - origin[2];
      double range = (toAcross * stepAway - toAway * stepAcross) / determinant;
      double share = (toAcross * ray[2] - toAway * ray[across]) / determinant;
      double lengthwise = origin[ruling] + range * ray[ruling];
      if (share < 0
          || share >= 1
          || range <= 0
          || range >= nearest
          || Math.abs(lengthwise) > halfLength) {
        continue;
      }
      nearest = range;
      double along = profile.along()[i] + share * (profile.along()[i + 1] - profile.along()[i]);
      double facing =
          Math.abs(determinant)
              / Math.hypot(stepAcross, stepAway)
              / Math.sqrt(1 + rayX * rayX + rayY * rayY);
      hit =
          rulings == Rulings.UPRIGHT
              ? new Hit(range, along, lengthwise, facing)
              : new Hit(range, lengthwise, along, facing);
    }
    return hit;
  }

  /**
   * Where a sheet is and how it is turned.
   *
   * @param x of the picture's nose, in mm, right of the sensor
   * @param y below it
   * @param z before it
   * @param turn rows: the sheet's axes in the sensor's
   */
  record Pose(double x, double y, double z, double[][] turn) {

    /** Turned by yaw about the upright, then pitch about the level axis, then roll; degrees. */
    static Pose of(double x, double y, double z, double yaw, double pitch, double roll) {
      double cy = Math.cos(Math.toRadians(yaw));
      double sy = Math.sin(Math.toRadians(yaw));
      double cp = Math.cos(Math.toRadians(pitch));
      double sp = Math.sin(Math.toRadians(pitch));
      double cr = Math.cos(Math.toRadians(roll));
      double sr = Math.sin(Math.toRadians(roll));
      double[][] turn = {
        {cr * cy + sr * sp * sy, sr * cp, -cr * sy + sr * sp * cy},
        {-sr * cy + cr * sp * sy, cr * cp, sr * sy + cr * sp * cy},
        {cp * sy, -sp, cp * cy}
      };
      return new Pose(x, y, z, turn);
    }

    /** How far a ray passes by, in mm. */
    private double distance(double rayX, double rayY) {
      double squared = rayX * rayX + rayY * rayY + 1;
      double along = (x * rayX + y * rayY + z) / squared;
      return Math.sqrt(Math.max(0, x * x + y * y + z * z - along * along * squared));
    }

    private double[] toSheet(double px, double py, double pz) {
      double[] own = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        own[axis] = turn[axis][0] * px + turn[axis][1] * py + turn[axis][2] * pz;
      }
      return own;
    }
  }
}
