package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lies where the agent's own files belong, and is not its own: it says so, and does not start.
 */
@Tag("long")
class UnsafeStateTest {
  @TempDir Path folder;
  private Path precious;

  @BeforeEach
  void somebodysFile() throws IOException {
    precious = Files.writeString(folder.resolve("precious"), "precious\n");
  }

  @Test
  void aStateFolderThatIsALink() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(state(), elsewhere);

    assertRefuses(state() + " is not a folder; move it away");
    assertEquals(0, elsewhere.toFile().list().length);
  }

  @Test
  void aStateFolderThatIsSomebodyElses() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may give a folder away");
    Files.setAttribute(makeState(), "unix:uid", 1);

    assertRefuses(state() + " belongs to daemon, who could change it at any time; move it away");
  }

  @Test
  void aJournalThatIsALink() throws Exception {
    Files.createSymbolicLink(makeState().resolve("journal.jsonl"), precious);

    assertRefuses(
        "the journal in " + state() + " cannot be continued: Too many levels of symbolic links");
  }

  @Test
  void aMasterKeyThatIsALink() throws Exception {
    Files.createSymbolicLink(makeState().resolve("master.key"), precious);

    assertRefuses("master.key");
  }

  @Test
  void adjustedSettingsThatAreALink() throws Exception {
    Files.createSymbolicLink(makeState().resolve("settings.toml"), precious);

    assertRefuses("settings.toml");
  }

  @Test
  void adjustedSettingsThatAreALinkToNothing() throws Exception {
    Files.createSymbolicLink(makeState().resolve("settings.toml"), folder.resolve("nothing"));

    assertRefuses("settings.toml");
  }

  @Test
  void aVaultThatIsALink() throws Exception {
    Files.createSymbolicLink(makeState().resolve("vault"), folder);

    assertRefuses(state().resolve("vault") + " is not a folder; move it away");
  }

  @Test
  void aSocketThatIsALink() throws Exception {
    Files.createSymbolicLink(socket(), precious);

    assertRefuses(socket() + ": it is no socket; move it away");
    assertTrue(Files.isSymbolicLink(socket()));
  }

  @Test
  void aSocketThatIsAFile() throws Exception {
    Files.createLink(socket(), precious);

    assertRefuses(socket() + ": it is no socket; move it away");
    assertTrue(Files.isRegularFile(socket(), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aDiskThatCannotBeWritten() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may mount");
    makeState();
    String script = "mount -t tmpfs -o ro,mode=700 none \"$0\" && exec \"$@\"";

    assertRefuses(
        AgentProcess.How.PLAIN.under("unshare", "--mount", "sh", "-c", script, state().toString()),
        "Read-only file system");
  }

  /** Java ends at once where there is no memory: whatever a thread was about is left half done. */
  @Test
  void noMemory() throws Exception {
    assertEquals(
        AgentProcess.OUT_OF_MEMORY,
        ended(AgentProcess.How.PLAIN.asShipped().with("-Xmx8m", "-XX:MaxDirectMemorySize=1g"))
            .status());
  }

  private void assertRefuses(String why) throws Exception {
    assertRefuses(AgentProcess.How.PLAIN, why);
  }

  private void assertRefuses(AgentProcess.How how, String why) throws Exception {
    Ended ended = ended(how);
    assertEquals(1, ended.said().size(), ended::toString);
    assertTrue(ended.said().get(0).contains(why), ended::toString);
    assertTrue(ended.status() == 1 || ended.status() == 78, ended::toString);
    assertEquals("precious\n", Files.readString(precious));
  }

  private record Ended(int status, List<String> said) {}

  private Ended ended(AgentProcess.How how) throws Exception {
    try (AgentProcess agent =
        AgentProcess.start(
            how,
            folder,
            "socket.path = \"" + socket() + "\"",
            "state.directory = \"" + state() + "\"")) {
      return new Ended(agent.status(), agent.said());
    }
  }

  private Path makeState() throws IOException {
    return org.kaologin.agent.files.PrivateFolder.open(state());
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Path socket() {
    return folder.resolve("agent.sock");
  }
}
