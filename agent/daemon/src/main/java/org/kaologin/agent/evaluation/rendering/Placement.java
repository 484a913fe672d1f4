package org.kaologin.agent.evaluation.rendering;

import java.util.Arrays;
import java.util.Random;

/**
 * Where a scanned head is put before the camera, and how it is turned there.
 *
 * @param yawDegrees to the side
 * @param pitchDegrees up or down
 * @param rightMillimetres of the optical axis
 * @param downMillimetres of it
 * @param rangeMillimetres of the face's surface
 */
public record Placement(
    double yawDegrees,
    double pitchDegrees,
    double rightMillimetres,
    double downMillimetres,
    double rangeMillimetres) {

  /** How far from the head's middle its surface is taken for the face, in mm. */
  private static final double FACE_RADIUS = 60;

  /** Straight before the camera. */
  public static Placement straight(double rangeMillimetres) {
    return new Placement(0, 0, 0, 0, rangeMillimetres);
  }

  /**
   * As people sit who have been asked to look at the camera: a few degrees and centimetres off.
   *
   * @param rangeMillimetres of the face's surface, on average
   */
  public static Placement casual(double rangeMillimetres, Random random) {
    return new Placement(
        4 * random.nextGaussian(),
        3 * random.nextGaussian(),
        30 * random.nextGaussian(),
        20 * random.nextGaussian(),
        rangeMillimetres * (1 + 0.04 * random.nextGaussian()));
  }

  /**
   * The mesh's vertices in the camera's space: x to the right, y down, z away, in mm. The sensor's
   * picture is a mirror's, so right and left change sides.
   */
  double[] place(Mesh mesh) {
    double[] v = mesh.vertices();
    int count = mesh.size();
    double middleX = 0;
    double middleY = 0;
    for (int i = 0; i < count; i++) {
      middleX += v[3 * i] / count;
      middleY += v[3 * i + 1] / count;
    }
    double front = surface(v, middleX, middleY);
    double cy = Math.cos(Math.toRadians(yawDegrees));
    double sy = Math.sin(Math.toRadians(yawDegrees));
    double cp = Math.cos(Math.toRadians(pitchDegrees));
    double sp = Math.sin(Math.toRadians(pitchDegrees));
    double[] placed = new double[v.length];
    for (int i = 0; i < v.length; i += 3) {
      double x = middleX - v[i];
      double y = middleY - v[i + 1];
      double z = front - v[i + 2];
      double turnedX = cy * x + sy * z;
      double turnedZ = cy * z - sy * x;
      placed[i] = turnedX + rightMillimetres;
      placed[i + 1] = cp * y - sp * turnedZ + downMillimetres;
      placed[i + 2] = sp * y + cp * turnedZ + rangeMillimetres;
    }
    return placed;
  }

  /** The median z of the vertices around the middle. */
  private static double surface(double[] v, double middleX, double middleY) {
    double[] near = new double[v.length / 3];
    int count = 0;
    for (int i = 0; i < v.length; i += 3) {
      if (Math.hypot(v[i] - middleX, v[i + 1] - middleY) <= FACE_RADIUS) {
        near[count++] = v[i + 2];
      }
    }
    Arrays.sort(near, 0, count);
    return count == 0 ? 0 : near[count / 2];
  }
}
