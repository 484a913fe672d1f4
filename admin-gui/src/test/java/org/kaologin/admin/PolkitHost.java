package org.kaologin.admin;

import org.kaologin.agent.bus.PrivateBus;
import org.kaologin.agent.polkit.PolkitWorld;

/** The process that keeps a real polkit, until its input ends. */
public final class PolkitHost {
  private PolkitHost() {}

  /** Says when it is ready. */
  public static void main(String[] args) throws Exception {
    PolkitWorld.installPolkit();
    PrivateBus bus = PrivateBus.start();
    try (bus) {
      System.out.println("ready");
      System.in.read();
    }
  }
}
