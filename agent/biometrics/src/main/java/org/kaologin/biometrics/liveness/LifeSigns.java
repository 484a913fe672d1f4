package org.kaologin.biometrics.liveness;

import org.kaologin.biometrics.HeadPose;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.attention.Attention;
import org.kaologin.biometrics.attention.OpenEyes;

/**
 * What a face does over the frames of an attempt: eyes that blink, a head that moves.
 *
 * <p>Not thread-safe.
 */
public final class LifeSigns {
  private final OpenEyes eyes;
  private boolean opened;
  private boolean closedAgain;
  private boolean blinked;
  private double leastYaw = Double.POSITIVE_INFINITY;
  private double mostYaw = Double.NEGATIVE_INFINITY;
  private double leastPitch = Double.POSITIVE_INFINITY;
  private double mostPitch = Double.NEGATIVE_INFINITY;

  /**
   * @param eyes how wide this person's are
   */
  public LifeSigns(OpenEyes eyes) {
    this.eyes = eyes;
  }

  /** Takes a frame of a live face. */
  public void saw(Attention attention, HeadPose pose) {
    boolean open = eyes.areOpen(attention);
    blinked |= open && closedAgain;
    closedAgain |= opened && !open;
    opened |= open;
    leastYaw = Math.min(leastYaw, pose.yawDegrees());
    mostYaw = Math.max(mostYaw, pose.yawDegrees());
    leastPitch = Math.min(leastPitch, pose.pitchDegrees());
    mostPitch = Math.max(mostPitch, pose.pitchDegrees());
  }

  /** Whether what is asked for was seen. */
  public boolean have(SignOfLife asked) {
    return switch (asked) {
      case NONE -> true;
      case BLINK -> blinked;
      case MOTION -> blinked || hasMoved();
    };
  }

  private boolean hasMoved() {
    return Math.max(mostYaw - leastYaw, mostPitch - leastPitch) >= Parameters.MOVED_DEGREES;
  }
}
