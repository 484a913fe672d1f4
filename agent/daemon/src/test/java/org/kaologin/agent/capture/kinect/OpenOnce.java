package org.kaologin.agent.capture.kinect;

import org.kaologin.agent.capture.CaptureException;

/** Opens a Kinect in a process of its own, and prints why that failed. */
final class OpenOnce {

  private OpenOnce() {}

  public static void main(String[] arguments) {
    try (KinectV2Source source = KinectV2Source.open()) {
      System.out.println(source.description());
    } catch (CaptureException e) {
      System.out.println(e.failure() + " " + e.getMessage());
    }
  }
}
