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
            "session in front: HERE",
            "remote session: REMOTE",
            "session without a seat: UNKNOWN",
            "session that is not known: UNKNOWN",
            "session at another seat: OTHER_SEAT",
            "desktop of the user in front: HERE",
            "service manager of a remote user: REMOTE",
            "service manager of both: REMOTE",
            "lingering service manager: UNKNOWN",
            "system service: UNKNOWN",
            "another user behind: OTHERS_SESSION",
            "desktop of another user behind: OTHERS_SESSION",
            "the same user behind: BACKGROUND",
            "login behind a user: OTHERS_SESSION",
            "a user behind the greeter: BACKGROUND",
            "display manager with its greeter: HERE",
            "a user behind an empty terminal: NO_ACTIVE_SESSION",
            "login at an empty terminal: HERE",
            "lid, nobody knows: HERE",
            "lid closed: LID_CLOSED",
            "lid closed, remote: REMOTE",
            "lid closed, unknown: LID_CLOSED",
            "lid closed, docked: HERE",
            "lid open: HERE",
            "lid, no answer: HERE",
            "in time: true",
            "process of another container, for a local agent: UNKNOWN"),
        seen);
  }
}
