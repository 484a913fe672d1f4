package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** The agent as a process of its own: its beginning and its end. */
class AgentTest {
  /** What Java's exit status is after SIGTERM. */
  private static final int TERMINATED = 143;

  @TempDir Path folder;

  @Test
  void answersWhenItSaysSoAndStopsCleanly() throws Exception {
    try (AgentProcess agent = start()) {
      assertEquals("READY=1", agent.told());
      assertInstanceOf(Reply.StatusReport.class, ask());
      assertTrue(Files.exists(socket()));

      agent.terminate();

      assertEquals("STOPPING=1", agent.told());
      assertEquals(TERMINATED, agent.status());
      assertTrue(Files.notExists(socket()));
      assertEquals(List.of(), agent.said());
    }
  }

  @Test
  void startsAgainAfterItWasKilled() throws Exception {
    try (AgentProcess killed = start()) {
      killed.told();
    }
    assertTrue(Files.exists(socket()));

    try (AgentProcess agent = start()) {
      assertEquals("READY=1", agent.told());
      assertInstanceOf(Reply.StatusReport.class, ask());
    }
  }

  @Test
  void keepsItsFilesToItself() throws Exception {
    try (AgentProcess agent = start()) {
      agent.told();
      try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
        for (Path file : files.toList()) {
          String others = permissions(file).substring(3);
          assertEquals("------", others, file::toString);
        }
      }
      assertEquals("rw-rw-rw-", permissions(socket()));
    }
  }

  @Test
  void aMistakeInItsSettingsIsNamedAndEndsIt() throws Exception {
    try (AgentProcess agent = AgentProcess.start(folder, "[socket]", "pth = \"/a\"")) {
      assertEquals(
          List.of(
              "kao-agent: "
                  + folder.resolve("kao.toml")
                  + ", line 2: there is no key"
                  + " socket.pth to set here"),
          agent.said());
      assertEquals(78, agent.status());
    }
  }

  @Test
  void aStateFolderThatOthersMayEnterEndsIt() throws Exception {
    Path state = Files.createDirectory(folder.resolve("state"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (AgentProcess agent = start()) {
      assertEquals(
          List.of(
              "kao-agent: "
                  + state
                  + " is open to others; set its permissions with: chmod 700 "
                  + state),
          agent.said());
      assertEquals(1, agent.status());
    }
  }

  @Test
  void missingNetworksEndIt() throws Exception {
    try (AgentProcess agent = start("models.directory = \"" + folder + "\"")) {
      assertEquals(1, agent.said().size());
      assertEquals(1, agent.status());
      assertTrue(Files.notExists(socket()));
    }
  }

  @Test
  void aNetworkWithAnotherHashEndsIt() throws Exception {
    Path models = Files.createDirectory(folder.resolve("models"));
    try (Stream<Path> built = Files.list(Path.of(System.getProperty("kao.models")))) {
      for (Path model : built.toList()) {
        Files.copy(model, models.resolve(model.getFileName()));
      }
    }
    Path changed = models.resolve("dlib-descriptor.onnx");
    byte[] content = Files.readAllBytes(changed);
    content[content.length / 2] ^= 1;
    Files.write(changed, content);
    try (AgentProcess agent = start(setting("models.directory", models))) {
      List<String> said = agent.said();
      assertEquals(1, said.size(), said::toString);
      assertTrue(said.get(0).contains(changed + " is not the catalogue's"), said.get(0));
      assertEquals(1, agent.status());
      assertTrue(Files.notExists(socket()));
    }
  }

  @Test
  void aSecondAgentLeavesTheFirstAlone() throws Exception {
    try (AgentProcess first = start()) {
      first.told();
      Path other = Files.createDirectory(folder.resolve("other"));
      try (AgentProcess second =
          AgentProcess.start(
              other,
              setting("socket.path", socket()),
              setting("state.directory", other.resolve("state")))) {
        assertTrue(second.said().get(0).endsWith("another agent does"));
        assertEquals(1, second.status());
      }
      assertInstanceOf(Reply.StatusReport.class, ask());
    }
  }

  private AgentProcess start(String... more) throws IOException {
    Stream<String> own =
        Stream.of(
            setting("socket.path", socket()), setting("state.directory", folder.resolve("state")));
    return AgentProcess.start(folder, Stream.concat(own, Stream.of(more)).toArray(String[]::new));
  }

  private static String setting(String key, Path value) {
    return key + " = \"" + value + "\"";
  }

  private Reply ask() throws IOException {
    try (AgentClient client = AgentClient.connect(socket())) {
      return client.ask(new Request.Status(), Duration.ofSeconds(60), reply -> {});
    }
  }

  private Path socket() {
    return folder.resolve("agent.sock");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
