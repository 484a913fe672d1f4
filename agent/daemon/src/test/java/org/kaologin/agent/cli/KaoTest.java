package org.kaologin.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KaoTest {
  @TempDir Path folder;
  private final StringWriter errors = new StringWriter();
  private final StringWriter said = new StringWriter();

  @Test
  void saysHowToStartAnAgentThatIsNotThere() {
    Path nobody = folder.resolve("nobody.sock");
    for (List<String> command :
        List.of(List.of("status"), List.of("list"), List.of("enroll"), List.of("verify"))) {
      int code = run(command.get(0), "--socket", nobody.toString());
      assertEquals(ExitCode.UNREACHABLE, code, command.get(0));
    }
    assertTrue(errors.toString().contains("systemctl start kao-agent"), errors.toString());
  }

  @Test
  void knowsItsCommandsAndWhatTheyMean() {
    assertEquals(0, run("--help"));
    for (String command :
        List.of(
            "status",
            "doctor",
            "enroll",
            "list",
            "rename",
            "remove",
            "verify",
            "record",
            "play",
            "evaluate",
            "bench")) {
      assertTrue(said.toString().contains("\n  " + command + " "), command);
      assertEquals(0, run(command, "--help"));
    }
    assertEquals(2, run());
    assertEquals(2, run("frobnicate"));
    assertEquals(2, run("rename", "1"));
  }

  @Test
  void refusesALayoutThatItDoesNotKnow() {
    assertEquals(2, run("evaluate", "photographs", folder.toString()));
    assertTrue(errors.toString().contains("There is no layout photographs"));
  }

  @Test
  void saysWhatIsWrongWithARecording() {
    assertEquals(
        ExitCode.FAILED,
        run("record", folder.resolve("new").toString(), "--from", folder.resolve("no").toString()));
    assertTrue(errors.toString().contains("does not exist"), errors.toString());
  }

  private int run(String... arguments) {
    CommandLine kao = Kao.commandLine();
    kao.setErr(new PrintWriter(errors, true));
    kao.setOut(new PrintWriter(said, true));
    return kao.execute(arguments);
  }
}
