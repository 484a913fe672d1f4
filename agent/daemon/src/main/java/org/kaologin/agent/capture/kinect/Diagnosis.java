package org.kaologin.agent.capture.kinect;

import java.util.Optional;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;

/** Puts into words why a Kinect v2 gives no frames. */
final class Diagnosis {
  private static final double USB3_MEGABITS_PER_SECOND = 5000;

  private final UsbSurvey survey;

  Diagnosis(UsbSurvey survey) {
    this.survey = survey;
  }

  /** Whether the kernel lists one now. */
  boolean isAttached() {
    return survey.find().isPresent();
  }

  /**
   * What the kernel's list says, without opening it: whoever asks may not be who opens it.
   *
   * @throws CaptureException when there is none, or it is too slow
   */
  String attached() throws CaptureException {
    AttachedKinect kinect =
        survey
            .find()
            .orElseThrow(
                () ->
                    new CaptureException(
                        CaptureFailure.NO_SENSOR,
                        "No Kinect v2 is attached; check its power supply, and that it is on a USB"
                            + " 3 port."));
    if (kinect.megabitsPerSecond() < USB3_MEGABITS_PER_SECOND) {
      throw tooSlow(kinect);
    }
    return "a Kinect v2 is on a port of " + Math.round(kinect.megabitsPerSecond()) + " Mbit/s";
  }

  /** The library found none that it could open. */
  CaptureException notFound() {
    return known()
        .orElseGet(
            () ->
                new CaptureException(
                    CaptureFailure.NO_SENSOR,
                    "No Kinect v2 was found; check its power supply, that it is on a USB 3 port,"
                        + " and that this process may open it (udev rule)."));
  }

  /** The library found one, and could not open it. */
  CaptureException notOpened() {
    return known()
        .orElseGet(
            () ->
                new CaptureException(
                    CaptureFailure.CANNOT_OPEN,
                    "The Kinect v2 cannot be opened; another program may hold it, or it is not on"
                        + " a USB 3 port."));
  }

  /** It opened, and does not start as it should. */
  static CaptureException notStarted(String why) {
    return new CaptureException(
        CaptureFailure.CANNOT_START,
        "The Kinect v2 does not start"
            + why
            + "; unplug it, plug it in again, and look at the system's journal for USB errors.");
  }

  /**
   * Frames stopped coming.
   *
   * @param wasAttached whether the kernel listed it when it was opened
   */
  CaptureException stalled(boolean wasAttached) {
    return wasAttached && !isAttached()
        ? new CaptureException(
            CaptureFailure.UNPLUGGED, "The Kinect v2 was unplugged; plug it in again.")
        : new CaptureException(
            CaptureFailure.STALLED, "The Kinect v2 sends no frames; it may have been unplugged.");
  }

  /** What the kernel's list tells, if anything. */
  private Optional<CaptureException> known() {
    return survey.find().flatMap(Diagnosis::explain);
  }

  private static Optional<CaptureException> explain(AttachedKinect kinect) {
    if (!kinect.accessible()) {
      return Optional.of(
          new CaptureException(
              CaptureFailure.NO_PERMISSION,
              "The Kinect v2 is attached, and this process may not open "
                  + kinect.node()
                  + "; install Kao's udev rule, then unplug the Kinect and plug it in again."));
    }
    if (kinect.megabitsPerSecond() < USB3_MEGABITS_PER_SECOND) {
      return Optional.of(tooSlow(kinect));
    }
    if (kinect.held()) {
      return Optional.of(
          new CaptureException(
              CaptureFailure.BUSY, "Another program uses the Kinect v2; close it, and try again."));
    }
    return Optional.empty();
  }

  private static CaptureException tooSlow(AttachedKinect kinect) {
    return new CaptureException(
        CaptureFailure.NOT_USB3,
        "The Kinect v2 is on a port of "
            + Math.round(kinect.megabitsPerSecond())
            + " Mbit/s; plug it into a USB 3 port.");
  }
}
