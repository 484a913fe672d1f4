package org.kaologin.agent.polkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolkitTest {

  @Test
  void givesNoPermissionThatPolkitDoesNotGive() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");

    Process world = PolkitWorld.start(PolkitWorld.class);
    List<String> seen = world.inputReader().lines().toList();

    assertEquals(0, world.waitFor());
    assertEquals(
        List.of(
            "no bus: NOT_ASKED",
            "no polkit: NOT_ASKED",
            "polkit that does not start: NOT_ASKED",
            "rule says yes: GIVEN",
            "rule says no: DENIED",
            "nobody to type a password: DISMISSED",
            "own faces, from nowhere: DENIED",
            "others' faces, from nowhere: DISMISSED",
            "settings, from nowhere: DISMISSED",
            "dialog closed: DISMISSED",
            "password typed: GIVEN",
            "nobody types: NOT_ASKED",
            "another question meanwhile: GIVEN",
            "who asked has left: DISMISSED",
            "both dialogs are gone: true",
            "a process that is another user's by now: NOT_ASKED",
            "a process that has ended: NOT_ASKED",
            "a process of another container: NOT_ASKED"),
        seen);
  }
}
