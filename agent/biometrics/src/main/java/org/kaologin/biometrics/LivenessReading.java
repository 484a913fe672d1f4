package org.kaologin.biometrics;

import org.kaologin.biometrics.surface.FaceSurface;

/**
 * What one frame says about whether a face is a head of flesh.
 *
 * @param finding the outcome
 * @param reliefMillimetres see {@link FaceSurface#reliefMillimetres}
 * @param noseMillimetres see {@link FaceSurface#noseMillimetres}
 * @param eyesMillimetres see {@link FaceSurface#eyesMillimetres}
 * @param infraredAtOneMetre infrared counts times the square of the range in metres
 */
public record LivenessReading(
    Finding finding,
    double reliefMillimetres,
    double noseMillimetres,
    double eyesMillimetres,
    double infraredAtOneMetre) {

  /** What was found. */
  public enum Finding {
    /** Nothing speaks against a living head. */
    LIVE,
    /** A plane, such as a print or a screen. */
    FLAT,
    /** A face whose surface gives no depth. */
    WITHOUT_DEPTH,
    /** A face that does not reflect infrared as skin does, such as a screen's. */
    DARK_IN_INFRARED,
    /** A face of impossible size. */
    WRONG_SIZE
  }

  /** A face that only the colour camera sees. */
  static final LivenessReading ONLY_IN_COLOUR =
      new LivenessReading(Finding.DARK_IN_INFRARED, 0, 0, 0, 0);

  /** A face without depth. */
  static final LivenessReading NO_SURFACE = new LivenessReading(Finding.WITHOUT_DEPTH, 0, 0, 0, 0);

  /** Judges a face's surface. */
  static LivenessReading of(FaceSurface surface) {
    double metres = surface.rangeMillimetres() / 1000;
    double infrared = surface.infrared() * metres * metres;
    return new LivenessReading(
        finding(surface, infrared),
        surface.reliefMillimetres(),
        surface.noseMillimetres(),
        surface.eyesMillimetres(),
        infrared);
  }

  private static Finding finding(FaceSurface surface, double infrared) {
    if (infrared < Parameters.SKIN_INFRARED_AT_ONE_METRE) {
      return Finding.DARK_IN_INFRARED;
    }
    if (surface.share() < Parameters.SURFACE_SHARE) {
      return Finding.WITHOUT_DEPTH;
    }
    if (surface.eyesMillimetres() < Parameters.NARROWEST_EYES_MILLIMETRES
        || surface.eyesMillimetres() > Parameters.WIDEST_EYES_MILLIMETRES) {
      return Finding.WRONG_SIZE;
    }
    if (surface.reliefMillimetres() < Parameters.RELIEF_MILLIMETRES
        || surface.noseMillimetres() < Parameters.NOSE_MILLIMETRES) {
      return Finding.FLAT;
    }
    return Finding.LIVE;
  }

  /** Whether nothing speaks against a living head. */
  public boolean live() {
    return finding == Finding.LIVE;
  }
}
