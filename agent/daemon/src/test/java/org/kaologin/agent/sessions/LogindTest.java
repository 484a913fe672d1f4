package org.kaologin.agent.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogindTest {

  @Test
  void saysWhereAProcessComesFrom() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");

    Process world = LoginManagerWorld.start();
    List<String> seen = world.inputReader().lines().toList();
    int status = world.waitFor();

    assumeTrue(status != LoginManagerWorld.NOT_POSSIBLE, "needs control groups");
    assertEquals(0, status);
    assertEquals(
        List.of(
            "local session: LOCAL",
            "remote session: REMOTE",
            "session without a seat: UNKNOWN",
            "session that is not known: UNKNOWN",
            "desktop of a local user: LOCAL",
            "service manager of a remote user: REMOTE",
            "service manager of both: REMOTE",
            "lingering service manager: UNKNOWN",
            "system service: UNKNOWN",
            "process of another container, for a local agent: UNKNOWN"),
        seen);
  }
}
