package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.virtualkinect.Control;
import org.kaologin.virtualkinect.SeeingAgent;

/**
 * The sensor's native library crashes while it streams, and the agent with it. That is chosen: in a
 * process of its own each frame of three megabytes would have to be carried over, thirty times a
 * second, by code that then reads what a crashed library's process says; and the vault would gain
 * little, because it is whole on the disk at any moment and needs two seconds to be open again.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class SensorCrashTest {
  /** What a process's status is that the kernel or itself has aborted. */
  private static final int ABORTED = 134;

  @TempDir Path folder;

  @Test
  void nothingOpensAndNothingIsLost() throws Exception {
    Path control = folder.resolve("control");
    AgentProcess.How how =
        new AgentProcess.How(
            List.of(),
            List.of("-XX:ErrorFile=/dev/null"),
            SeeingAgent.class,
            List.of("control=" + control));
    try (Siege siege = Siege.start(folder)) {
      siege.restart(how, "kinect");
      List<String> journal = siege.journal();
      try (AgentClient client = AgentClient.connect(siege.socket())) {
        Request request = new Request.Authenticate(LiveAgent.USER, "sudo", "", 60_000, false);
        assertThrows(
            IOException.class,
            () ->
                client.ask(request, LiveAgent.PATIENCE, reply -> crashOnceItLooks(control, reply)));
      }
      assertEquals(ABORTED, siege.agent().status());
      String said = String.join("\n", siege.agent().shown());
      assertTrue(
          said.contains("SIGSEGV") && said.contains("outside the Java Virtual Machine in native"),
          said);
      assertThrows(IOException.class, () -> AgentClient.connect(siege.socket()));

      siege.restart(AgentProcess.How.PLAIN);

      siege.assertUnharmed();
      assertEquals(journal, siege.journal().subList(0, journal.size()));
      siege.assertOpens();
    }
  }

  private static void crashOnceItLooks(Path control, Reply reply) {
    assertInstanceOf(Reply.Progress.class, reply);
    try {
      show(control, "wild");
    } catch (IOException e) {
      // the device went down with the agent
    }
  }

  private static void show(Path control, String command) throws IOException {
    assertEquals("ok", Control.send(control, command));
  }
}
