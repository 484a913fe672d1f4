package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kaologin.agent.LiveAgent.assertVerdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** Who asks from below a program that lets people in over a network. */
class WhereRoadTest extends Road {
  private static final String WORDS = "the session comes over a network";

  private List<String> remotely;

  @BeforeEach
  void installDaemon() throws Exception {
    Path sshd = Files.createTempDirectory(folder, "bin").resolve("sshd");
    Files.copy(Path.of("/bin/sh").toRealPath(), sshd);
    remotely = List.of(sshd.toString(), "-c", "\"$@\"; exit", "sshd"); // a child, not in its place
    agent.stage().show("alice");
  }

  @Test
  void isRefusedBeforeTheCameraIsTouchedAndTheJournalSaysWhy() throws Exception {
    Request request = new Request.Authenticate(LiveAgent.USER, "sudo", "", 5000, true);

    assertVerdict(
        VerdictCode.REMOTE_SESSION, OrdinaryUser.askUnder(remotely, agent.socket(), request));

    assertEquals("off", agent.status().get("camera"));
    JsonNode entry = agent.newestEntry();
    assertEquals("remote-session", entry.get("outcome").asText());
    assertEquals("remote", entry.get("session").asText());
    assertEquals(WORDS, entry.get("reason").asText());
    assertVerdict(VerdictCode.ACCEPTED, OrdinaryUser.ask(agent.socket(), request));
    assertTrue(agent.newestEntry().path("frames").asInt() > 0);
    assertEquals("0", agent.status().get("overexposed percent"));
  }

  @Test
  void doesNotSeeThroughTheCamera() throws Exception {
    assertVerdict(
        VerdictCode.REMOTE_SESSION,
        OrdinaryUser.askUnder(
            remotely, agent.socket(), new Request.Try(LiveAgent.USER, 5000, true)));
    assertEquals("off", agent.status().get("camera"));
  }

  @Test
  void hearsFromTheDoctorWhy() throws Exception {
    List<String> command = new ArrayList<>(remotely);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dkao.models=" + System.getProperty("kao.models"),
            "-cp",
            System.getProperty("java.class.path"),
            "org.kaologin.agent.cli.Kao",
            "doctor",
            "--socket",
            agent.socket().toString(),
            "--user",
            LiveAgent.USER));
    Process doctor =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> said = doctor.inputReader().lines().toList();

    assertEquals(1, doctor.waitFor());
    List<String> problems = said.stream().filter(line -> line.startsWith("PROBLEM")).toList();
    assertEquals(1, problems.size(), said::toString);
    assertTrue(
        problems.get(0).endsWith("a face opens nothing from here: " + WORDS), said::toString);
  }
}
