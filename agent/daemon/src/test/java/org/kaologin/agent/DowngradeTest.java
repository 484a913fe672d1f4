package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** What a later version has written opens nothing, and is still there for it. */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class DowngradeTest {
  private static final String USER = LiveAgent.USER;
  private static final String LATER = " was written by a later version of Kao";

  /** Where sealed files tell their version. */
  private static final int VERSION_AT = 8;

  @TempDir Path folder;
  private Siege siege;

  @BeforeEach
  void begin() throws Exception {
    siege = Siege.start(folder);
  }

  @AfterEach
  void end() throws IOException {
    siege.close();
  }

  @Test
  void facesOfALaterVersionAreKeptForIt() throws Exception {
    Path file = siege.state().resolve("vault").resolve(USER + ".faces");
    byte[] before = Files.readAllBytes(file);
    byte[] later = ofLaterVersion(file);
    siege.restart(AgentProcess.How.PLAIN);

    assertEquals(VerdictCode.NOT_ENROLLED, siege.shown("alice"));
    for (Request request :
        List.of(
            new Request.ListFaces(USER),
            new Request.Enrol(USER, "another", false),
            new Request.RenameFace(USER, "f1", "another"),
            new Request.DeleteFace(USER, "f1"))) {
      Reply reply = siege.ask(request);
      String why = assertInstanceOf(Reply.Refused.class, reply, reply::toString).message();
      assertTrue(why.contains(LATER), why);
    }

    assertArrayEquals(later, Files.readAllBytes(file));
    Files.write(file, before);
    siege.assertOpens();
  }

  @Test
  void withoutTheSecretsThatALaterVersionSealedItDoesNotStart() throws Exception {
    Path file = siege.state().resolve("vault").resolve("keyring");
    byte[] before = Files.readAllBytes(file);
    siege.agent().close();
    byte[] later = ofLaterVersion(file);

    try (AgentProcess agent =
        AgentProcess.start(AgentProcess.How.PLAIN, folder, siege.settings("recording:" + file))) {
      assertEquals(1, agent.status());
      assertTrue(agent.said().get(0).contains(LATER), agent.said()::toString);
    }

    assertArrayEquals(later, Files.readAllBytes(file));
    Files.write(file, before);
    siege.restart(AgentProcess.How.PLAIN);
    siege.assertOpens();
  }

  @Test
  void aSettingThatOnlyALaterVersionKnowsIsNamedAndKept() throws Exception {
    siege.ask(new Request.SetSetting("unlock.attention", "on"));
    siege.agent().close();
    Path file = siege.state().resolve("settings.toml");
    String later = Files.readString(file) + "unlock.of-later = \"on\"\n";
    Files.writeString(file, later);

    try (AgentProcess agent =
        AgentProcess.start(AgentProcess.How.PLAIN, folder, siege.settings("recording:" + file))) {
      assertEquals(78, agent.status());
      assertTrue(agent.said().get(0).contains("unlock.of-later"), agent.said()::toString);
    }
    assertEquals(later, Files.readString(file));
  }

  @Test
  void whatALaterVersionCountedIsNotTrustedUntilThePassword() throws Exception {
    Path file = siege.state().resolve("standings").resolve(USER + ".json");
    String counted = Files.readString(file);
    assertTrue(counted.contains("\"version\":2"), counted);
    Files.writeString(file, counted.replace("\"version\":2", "\"version\":3"));
    siege.restart(AgentProcess.How.PLAIN);

    VerdictCode refused = siege.shown("alice");
    assertTrue(
        refused == VerdictCode.PASSWORD_REQUIRED || refused == VerdictCode.LOCKED_OUT,
        refused::toString);
    siege.ask(new Request.PasswordUsed(USER, "sudo"));
    siege.assertOpens();
  }

  private static byte[] ofLaterVersion(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[VERSION_AT]++;
    Files.write(file, content);
    return content;
  }
}
