package org.kaologin.agent.cli;

import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.VerdictCode;

/** The protocol's codes in words. */
final class Words {

  private Words() {}

  static String of(ProgressCode code) {
    return switch (code) {
      case LOOK_AT_CAMERA -> "Look at the camera.";
      case COME_CLOSER -> "Come closer.";
      case MOVE_BACK -> "Move back a little.";
      case ONE_FACE_ONLY -> "Only one face, please.";
      case OPEN_YOUR_EYES -> "Open your eyes.";
      case FACE_THE_CAMERA -> "Face the camera.";
      case SENSOR_STARTING -> "The camera is starting.";
      case HOLD_STILL -> "Hold still.";
      case BLINK -> "Blink.";
      case MOVE_YOUR_HEAD -> "Move your head a little.";
      case NOD -> "Nod to allow it.";
    };
  }

  static String of(VerdictCode code) {
    return switch (code) {
      case ACCEPTED -> "Yes, this is you.";
      case NO_MATCH -> "No, this is somebody else.";
      case NOT_LIVE -> "No, this is not a living face.";
      case LOCKED_OUT -> "Locked after too many failures; use the password once.";
      case NO_SENSOR -> "There is no camera.";
      case NOBODY_THERE -> "Nobody was seen.";
      case TIMEOUT -> "There was not enough time.";
      case NOT_ENROLLED -> "No face is enrolled; add one with: kao enroll";
      case REMOTE_SESSION -> "This session is remote, and the camera is not.";
      case REFUSED_BY_POLICY -> "The settings do not allow a face here.";
      case BUSY -> "The agent is busy.";
      case INTERNAL_ERROR -> "The agent failed; its journal says why.";
      case NOT_AUTHORISED -> "You may not ask for this user.";
      case PASSWORD_REQUIRED -> "The password is needed first.";
      case KEY_WANTED -> "Enter must be pressed first.";
    };
  }
}
