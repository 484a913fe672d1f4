package org.kaologin.agent;

import java.util.Arrays;
import org.kaologin.virtualkinect.VirtualKinectAgent;

/** The agent with a virtual Kinect in its process: the device's options come first. */
final class SeeingAgent {

  private SeeingAgent() {}

  public static void main(String[] arguments) throws Exception {
    VirtualKinectAgent.premain(arguments[0]);
    Agent.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
