package org.kaologin.virtualkinect;

import java.util.Arrays;
import org.kaologin.agent.Agent;

/** Kao's agent with a virtual Kinect in its process, if the device's options come first. */
public final class SeeingAgent {

  private SeeingAgent() {}

  /** The process: the device's options or nothing, and the agent's arguments. */
  public static void main(String[] arguments) throws Exception {
    if (!arguments[0].isEmpty()) {
      VirtualKinectAgent.premain(arguments[0]);
    }
    Agent.main(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
