package org.kaologin.agent.evaluation.rendering;

import org.kaologin.biometrics.algebra.Cholesky;

/**
 * Where a point in space lies in a scan's photograph: the projection that the mesh's texture
 * coordinates follow, found from them (direct linear transform, Hartley and Zisserman 2004, 7.1).
 */
final class PhotographCamera {
  private static final int UNKNOWNS = 11;

  /** Rank is lost where a mesh is flat; this much, of unit equations, keeps it. */
  private static final double DAMPING = 1e-9;

  private final double[] middle;
  private final double spread;
  private final double[] projection;

  private PhotographCamera(double[] middle, double spread, double[] projection) {
    this.middle = middle;
    this.spread = spread;
    this.projection = projection;
  }

  /**
   * The camera of a mesh.
   *
   * @param placed its vertices, x, y, z each
   */
  static PhotographCamera of(Mesh mesh, double[] placed) {
    double[] middle = new double[3];
    double squares = 0;
    for (int i = 0; i < placed.length; i++) {
      middle[i % 3] += placed[i] / mesh.size();
    }
    for (int i = 0; i < placed.length; i++) {
      squares += Math.pow(placed[i] - middle[i % 3], 2) / placed.length;
    }
    double spread = Math.sqrt(squares);
    double[][] normal = new double[UNKNOWNS][UNKNOWNS];
    double[] rightSide = new double[UNKNOWNS];
    double[] at = new double[3];
    for (int i = 0; i < mesh.faces().length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        at[axis] = (placed[3 * mesh.faces()[i] + axis] - middle[axis]) / spread;
      }
      for (int axis = 0; axis < 2; axis++) {
        double value = mesh.texture()[2 * mesh.textureFaces()[i] + axis];
        add(normal, rightSide, equation(at, axis, value), value);
      }
    }
    for (int i = 0; i < UNKNOWNS; i++) {
      normal[i][i] += DAMPING * mesh.faces().length;
    }
    return new PhotographCamera(middle, spread, Cholesky.solve(normal, rightSide));
  }

  private static double[] equation(double[] at, int axis, double value) {
    double[] row = new double[UNKNOWNS];
    for (int i = 0; i < 3; i++) {
      row[4 * axis + i] = at[i];
      row[8 + i] = -value * at[i];
    }
    row[4 * axis + 3] = 1;
    return row;
  }

  private static void add(double[][] normal, double[] rightSide, double[] row, double value) {
    for (int i = 0; i < UNKNOWNS; i++) {
      rightSide[i] += row[i] * value;
      for (int j = 0; j < UNKNOWNS; j++) {
        normal[i][j] += row[i] * row[j];
      }
    }
  }

  /**
   * Where a point is seen.
   *
   * @param out u to the right and v up, 0 to 1 in the photograph
   * @return whether it is in the photograph
   */
  boolean project(double x, double y, double z, double[] out) {
    double a = (x - middle[0]) / spread;
    double b = (y - middle[1]) / spread;
    double c = (z - middle[2]) / spread;
    double w = projection[8] * a + projection[9] * b + projection[10] * c + 1;
    for (int axis = 0; axis < 2; axis++) {
      int at = 4 * axis;
      out[axis] =
          (projection[at] * a
                  + projection[at + 1] * b
                  + projection[at + 2] * c
                  + projection[at + 3])
              / w;
    }
    return w > 0 && out[0] >= 0 && out[0] <= 1 && out[1] >= 0 && out[1] <= 1;
  }
}
