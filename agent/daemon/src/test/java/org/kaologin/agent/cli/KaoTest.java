package org.kaologin.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.Stage;
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
  void saysWhatIsWrongWithAFile() {
    Path no = folder.resolve("no");
    assertComplaint(
        "does not exist", "record", folder.resolve("new").toString(), "--from", "" + no);
    assertComplaint("does not exist", "play", no.toString());
    assertComplaint(
        "does not exist",
        "record",
        no.resolve("x").toString(),
        "--from",
        Stage.recordingOf("alice").toString());
    assertComplaint(no + " does not exist", "evaluate", "kinect2-ir-depth", no.toString());
  }

  @Test
  void completesItsWordsInTheShell() throws Exception {
    Terminal script = kao("generate-completion");
    Path file = Files.writeString(folder.resolve("completion"), script.said());
    assertEquals("verify", completed(file, "kao", "ver"));
    assertEquals("--timeout", completed(file, "kao", "verify", "--ti"));
    assertEquals("--json", completed(file, "kao", "status", "--j"));
  }

  /** What bash makes of the last word. */
  private static String completed(Path script, String... words) throws Exception {
    String line = String.join(" ", words);
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                ". \"$1\"; COMP_LINE=$2; COMP_POINT=${#2}; COMP_WORDS=($2);"
                    + " COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_kao;"
                    + " printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash",
                script.toString(),
                line)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor());
    return answer.strip();
  }

  private void assertComplaint(String part, String... arguments) {
    Terminal answer = kao(arguments);
    assertEquals(ExitCode.FAILED, answer.exitCode());
    assertTrue(answer.complained().contains(part), answer.complained());
    assertEquals(1, answer.complained().lines().filter(l -> l.startsWith("kao: ")).count());
  }

  private static Terminal kao(String... arguments) {
    return Terminal.run(List.of(arguments));
  }

  private int run(String... arguments) {
    CommandLine kao = Kao.commandLine();
    kao.setErr(new PrintWriter(errors, true));
    kao.setOut(new PrintWriter(said, true));
    return kao.execute(arguments);
  }
}
