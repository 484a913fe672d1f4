package org.kaologin.agent.sight;

import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.face.FaceBox;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * The part of a face's box that lies in the infrared picture, in its pixels; all 0 for no face.
 *
 * @param left edge
 * @param top edge
 * @param width of it
 * @param height of it
 */
public record PictureBox(int left, int top, int width, int height) {
  /** No face. */
  public static final PictureBox NONE = new PictureBox(0, 0, 0, 0);

  /** Where the face of a frame is. */
  public static PictureBox of(FrameAnalysis analysis, InfraredImage picture) {
    return analysis.box().map(box -> inside(box, picture)).orElse(NONE);
  }

  private static PictureBox inside(FaceBox box, InfraredImage picture) {
    int left = clamp(box.left(), picture.width());
    int top = clamp(box.top(), picture.height());
    return new PictureBox(
        left,
        top,
        clamp(box.right(), picture.width()) - left,
        clamp(box.bottom(), picture.height()) - top);
  }

  /**
   * A place, brought into the picture.
   *
   * @param most the last place that there is
   */
  public static int clamp(double pixels, int most) {
    return (int) Math.max(0, Math.min(most, Math.round(pixels)));
  }
}
