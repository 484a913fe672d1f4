package org.kaologin.biometrics.liveness;

import java.util.Optional;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.head.HeadSurface;
import org.kaologin.biometrics.surface.FaceSurface;

/**
 * What one frame says about whether a face is a head of flesh.
 *
 * @param finding the outcome
 * @param reliefMillimetres see {@link FaceSurface#reliefMillimetres}
 * @param noseMillimetres see {@link FaceSurface#noseMillimetres}
 * @param eyesMillimetres see {@link FaceSurface#eyesMillimetres}
 * @param infraredAtOneMetre infrared counts times the square of the range in metres
 * @param relief against the mean face
 * @param shading of its light by its form
 * @param inColour what colour says of it; it has no part in the finding
 */
public record LivenessReading(
    Finding finding,
    double reliefMillimetres,
    double noseMillimetres,
    double eyesMillimetres,
    double infraredAtOneMetre,
    HeadRelief relief,
    Shading shading,
    InColour inColour) {

  /** What was found. */
  public enum Finding {
    /** Nothing speaks against a living head. */
    LIVE,
    /** A plane or something bent of one, such as a print or a screen. */
    FLAT,
    /** A face whose surface gives no depth. */
    WITHOUT_DEPTH,
    /** A face that does not reflect infrared as skin does, such as a screen's. */
    DARK_IN_INFRARED,
    /** A face of impossible size. */
    WRONG_SIZE,
    /** Relief, but not that of a face, such as a crumpled print or one worn over a head. */
    UNLIKE_A_HEAD,
    /** A head of one material, such as a cast or a bust. */
    ONE_MATERIAL,
    /** A head that the colour camera, with light enough, does not see. */
    NOT_IN_COLOUR
  }

  /** A face that only the colour camera sees. */
  public static final LivenessReading ONLY_IN_COLOUR = without(Finding.DARK_IN_INFRARED);

  /** A face without depth. */
  public static final LivenessReading NO_SURFACE = without(Finding.WITHOUT_DEPTH);

  private static LivenessReading without(Finding finding) {
    return new LivenessReading(
        finding, 0, 0, 0, 0, HeadRelief.NONE, Shading.UNKNOWN, InColour.UNKNOWN);
  }

  /**
   * Judges a face's surface.
   *
   * @param head the head that was found under it; without one it is none
   * @param inColour what colour says of it
   */
  public static LivenessReading of(
      FaceSurface surface, Optional<HeadSurface> head, InColour inColour) {
    double metres = surface.rangeMillimetres() / 1000;
    double infrared = surface.infrared() * metres * metres;
    HeadRelief relief = head.map(HeadRelief::of).orElse(HeadRelief.NONE);
    Shading shading = head.map(Shading::of).orElse(Shading.UNKNOWN);
    return new LivenessReading(
        finding(surface, infrared, relief, shading),
        surface.reliefMillimetres(),
        surface.noseMillimetres(),
        surface.eyesMillimetres(),
        infrared,
        relief,
        shading,
        inColour);
  }

  private static Finding finding(
      FaceSurface surface, double infrared, HeadRelief relief, Shading shading) {
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
    if (relief.share() < Parameters.HEAD_SHARE || relief.likeness() < Parameters.HEAD_LIKENESS) {
      return Finding.UNLIKE_A_HEAD;
    }
    if (shading.followsForm() > Parameters.ONE_MATERIAL_SHADING
        && shading.contrast() < Parameters.ONE_MATERIAL_CONTRAST) {
      return Finding.ONE_MATERIAL;
    }
    return Finding.LIVE;
  }

  /** The finding where colour has to agree. */
  public Finding findingInColour() {
    return live() && inColour == InColour.NO_FACE ? Finding.NOT_IN_COLOUR : finding;
  }

  /** Whether nothing speaks against a living head. */
  public boolean live() {
    return finding == Finding.LIVE;
  }
}
