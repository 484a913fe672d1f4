package org.kaologin.admin;

import java.util.Arrays;
import org.kaologin.agent.Agent;
import org.kaologin.virtualkinect.VirtualKinectAgent;

/** The agent, with a virtual Kinect in its process if the device's options come first. */
final class SeeingAgent {

  private SeeingAgent() {}

  public static void main(String[] arguments) throws Exception {
    if (!arguments[0].isEmpty()) {
      VirtualKinectAgent.premain(arguments[0]);
    }
    Agent.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
