package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.cli.Terminal;

/** The command at a terminal, with the agent behind it. */
class KaoRoadTest extends Road {
  @Test
  void statusSaysHowTheAgentIs() throws Exception {
    JsonNode status = json(kao("status", "--json"));
    assertEquals(agent.status().get("version"), status.get("version").asText());
    assertTrue(kao("status").said().contains("camera"));
  }

  @Test
  void aFaceIsLearntListedRenamedAndForgotten() throws Exception {
    agent.stage().show("alice-enrol");
    Terminal learnt = kao("enroll", "--user", LiveAgent.USER, "--name", "second", "--json");
    String face = json(learnt).get("face").asText();
    assertTrue(learnt.complained().contains("Look straight."), learnt.complained());
    assertTrue(learnt.complained().contains("8 of 8"), learnt.complained());

    Terminal renamed = kao("rename", "--user", LiveAgent.USER, "--json", face, "with a hat");
    assertEquals("with a hat", json(renamed).get("name").asText());
    List<String> names = new ArrayList<>();
    json(kao("list", "--user", LiveAgent.USER, "--json"))
        .forEach(entry -> names.add(entry.get("name").asText()));
    assertEquals(List.of("with glasses", "with a hat"), names);
    assertTrue(kao("list", "-u", LiveAgent.USER).said().contains("with a hat"));

    Terminal removed = kao("remove", "--user", LiveAgent.USER, "--json", face);
    assertEquals(face, json(removed).get("removed").asText());
    Terminal again = kao("remove", "--user", LiveAgent.USER, face);
    assertEquals(4, again.exitCode());
    assertTrue(again.complained().contains("has no face " + face), again.complained());
  }

  @Test
  void verifySaysYesToAliceAndNoToBob() throws Exception {
    agent.stage().show("alice");
    Terminal alice = kao("verify", "--user", LiveAgent.USER, "--json");
    assertEquals("ACCEPTED", json(alice).get("verdict").asText());
    assertTrue(json(alice).get("elapsedMillis").asInt() > 0);
    agent.stage().show("bob");
    Terminal bob = kao("verify", "--user", LiveAgent.USER);
    assertEquals(1, bob.exitCode());
    assertTrue(bob.said().startsWith("No, this is somebody else."), bob.said());
    assertTrue(bob.complained().contains("The camera is starting."), bob.complained());
  }

  @Test
  void doctorIsContentWithAHealthyAgentAndFindsADamagedVault() throws Exception {
    Terminal well = kao("doctor", "--user", LiveAgent.USER, "--json");
    assertEquals(0, well.exitCode(), well.said());
    for (JsonNode finding : json(well)) {
      assertTrue(finding.get("well").asBoolean(), finding::toString);
    }
    assertTrue(well.said().contains("in its place: recording:"), well.said());
    Path file = agent.folder().resolve("state/vault/" + LiveAgent.USER + ".faces");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[100]);
    try {
      Terminal ill = kao("doctor", "--user", LiveAgent.USER);
      assertEquals(1, ill.exitCode());
      assertTrue(ill.said().contains("PROBLEM  agent"), ill.said());
      assertTrue(ill.said().contains("PROBLEM  faces"), ill.said());
    } finally {
      Files.write(file, whole);
    }
  }

  @Test
  void aWrongArgumentIsNamedBeforeAnybodyIsAsked() {
    for (List<String> wrong :
        List.of(
            List.of("verify", "--timeout", "0"),
            List.of("verify", "--timeout", "61"),
            List.of("verify", "--timeout", "9999999"),
            List.of("rename", "1", ""),
            List.of("enroll", "--name", "x".repeat(200)),
            List.of("list", "--user", ""))) {
      Terminal said = kao(wrong.toArray(String[]::new));
      assertEquals(2, said.exitCode(), wrong::toString);
      assertTrue(said.complained().contains("Usage: kao " + wrong.get(0)), said.complained());
    }
  }

  private static Terminal kao(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of("--socket", agent.socket().toString()));
    return Terminal.run(all);
  }

  private static JsonNode json(Terminal answer) throws Exception {
    assertEquals(0, answer.exitCode(), answer.complained());
    return new ObjectMapper().readTree(answer.said());
  }
}
