package org.kaologin.agent.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MachineClockTest {
  @Test
  void countsFromTheMachinesStartAndNamesIt() throws Exception {
    Moment now = MachineClock.open().now();

    double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0]);
    assertEquals(uptime, now.bootMillis() / 1000.0, 5);
    assertTrue(Math.abs(Instant.now().getEpochSecond() - now.wallSeconds()) < 5, now::toString);
    assertTrue(now.boot().matches("[0-9a-f-]{36}"), now::toString);
  }
}
