package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.cli.Terminal;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** {@code kao vault}, with the agent behind it. */
class VaultRoadTest extends Road {
  private static final String PASSPHRASE = "correct horse battery staple";

  private Path export;
  private Path passphrase;

  @BeforeEach
  void nameFiles() throws Exception {
    export = agent.folder().resolve("faces.kaoexport");
    passphrase = Files.writeString(agent.folder().resolve("passphrase"), PASSPHRASE + "\n");
  }

  @AfterEach
  void deleteTheExport() throws IOException {
    Files.deleteIfExists(export);
  }

  @Test
  void statusNamesTheFileAndTheLockedMemory() throws Exception {
    JsonNode status = json(vault("status", "--json"));

    assertEquals("file " + masterKey(), status.get("master key").asText());
    assertEquals("locked", status.get("key memory").asText());
    assertTrue(vault("status").said().contains("file " + masterKey()));
  }

  @Test
  void anotherMasterKeyOpensForTheSameFaceAfterARestartToo() throws Exception {
    byte[] before = Files.readAllBytes(masterKey());

    assertEquals(0, vault("rotate").exitCode());

    assertFalse(java.util.Arrays.equals(before, Files.readAllBytes(masterKey())));
    agent.stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
    assertEquals("rotate-master-key", event("rotate-master-key").get("event").asText());
    agent.stage();
    agent.restart();
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  @Test
  void whatWasRevokedDoesNotOpenAndKeepsNobodyFromThePassword() throws Exception {
    byte[] old = Files.readAllBytes(faces());

    Terminal revoked = vault("revoke", LiveAgent.USER);

    assertEquals(0, revoked.exitCode(), revoked.complained());
    agent.stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
    byte[] whole = Files.readAllBytes(faces());
    Files.write(faces(), old);
    try {
      VerdictCode verdict = agent.authenticate();
      assertNotEquals(VerdictCode.ACCEPTED, verdict);
      assertTrue(verdict.code() >= 16, "the password is asked for after " + verdict);
      Terminal status = kao("status");
      assertTrue(status.said().contains("revoked"), status.said());
    } finally {
      Files.write(faces(), whole);
    }
    assertEquals(4, vault("revoke", "bin").exitCode());
  }

  @Test
  void anExportBringsForgottenFacesBack() throws Exception {
    Terminal exported = vault("export", "--passphrase-file", passphrase.toString(), export());
    assertEquals(0, exported.exitCode(), exported.complained());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(export)));
    String bytes = Files.readString(export, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains("glasses"));
    String face = agent.faces().get(0).id();
    assertEquals(new Reply.Done(), agent.ask(new Request.DeleteFace(LiveAgent.USER, face)));
    agent.stage().show("alice");
    assertEquals(VerdictCode.NOT_ENROLLED, agent.authenticate());

    Terminal imported = vault("import", "--passphrase-file", passphrase.toString(), export());

    assertEquals(0, imported.exitCode(), imported.complained());
    assertEquals(face, agent.faces().get(0).id());
    assertEquals("with glasses", agent.faces().get(0).name());
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  @Test
  void anImportReplacesNothingUnasked() throws Exception {
    vault("export", "--passphrase-file", passphrase.toString(), export());
    byte[] before = Files.readAllBytes(faces());

    Terminal unasked = vault("import", "--passphrase-file", passphrase.toString(), export());

    assertEquals(1, unasked.exitCode());
    assertTrue(unasked.said().contains("left as they are: " + LiveAgent.USER), unasked.said());
    assertArrayEquals(before, Files.readAllBytes(faces()));
    LiveAgent.assertRefused(
        RefusalCode.BAD_VALUE,
        agent.ask(new Request.ImportFaces(LiveAgent.USER, false, key(), sealedByTheAgent())));

    Files.write(faces(), new byte[100]); // whatever is there is replaced then
    Terminal replacing =
        vault("import", "--replace", "--passphrase-file", passphrase.toString(), export());
    assertEquals(0, replacing.exitCode(), replacing.complained());
    agent.stage().show("alice");
    assertEquals(VerdictCode.ACCEPTED, agent.authenticate());
  }

  @Test
  void anotherPassphraseOrADamagedFileChangesNothing() throws Exception {
    vault("export", "--passphrase-file", passphrase.toString(), export());
    byte[] before = Files.readAllBytes(faces());
    Path wrong = Files.writeString(agent.folder().resolve("wrong"), PASSPHRASE + "!");

    Terminal guessed =
        vault("import", "--replace", "--passphrase-file", wrong.toString(), export());
    assertEquals(5, guessed.exitCode());
    assertTrue(guessed.complained().contains("passphrase is another"), guessed.complained());

    byte[] content = Files.readAllBytes(export);
    content[content.length / 2] ^= 1;
    Files.write(export, content);
    Terminal damaged =
        vault("import", "--replace", "--passphrase-file", passphrase.toString(), export());
    assertEquals(5, damaged.exitCode());
    assertArrayEquals(before, Files.readAllBytes(faces()));

    Files.writeString(wrong, "short");
    Terminal tooShort = vault("export", "--passphrase-file", wrong.toString(), export() + "2");
    assertTrue(tooShort.complained().contains("8 characters"), tooShort.complained());
    Terminal there = vault("export", "--passphrase-file", passphrase.toString(), export());
    assertTrue(there.complained().contains("exists already"), there.complained());
  }

  @Test
  void theAgentTakesNoFacesOfOthersAndNone() throws Exception {
    byte[] sealed = sealedByTheAgent();
    byte[] before = Files.readAllBytes(faces());

    LiveAgent.assertRefused(
        RefusalCode.FAILED, agent.ask(new Request.ImportFaces("bin", true, key(), sealed)));
    LiveAgent.assertRefused(
        RefusalCode.NOT_FOUND,
        agent.ask(new Request.ImportFaces("nobody-at-all", true, key(), sealed)));
    byte[] otherKey = key();
    otherKey[0] ^= 1;
    LiveAgent.assertRefused(
        RefusalCode.FAILED,
        agent.ask(new Request.ImportFaces(LiveAgent.USER, true, otherKey, sealed)));
    LiveAgent.assertRefused(
        RefusalCode.FAILED, agent.ask(new Request.RotateMasterKey(new byte[32])));

    assertArrayEquals(before, Files.readAllBytes(faces()));
    assertEquals(1, agent.faces().size());
  }

  @Test
  void nobodyButRootMayAskAnyOfIt() throws Exception {
    byte[] before = Files.readAllBytes(faces());
    for (Request request :
        List.of(
            new Request.VaultStatus(),
            new Request.RotateMasterKey(new byte[0]),
            new Request.RevokeTemplates(LiveAgent.USER),
            new Request.ExportFaces(key()),
            new Request.ImportFaces(LiveAgent.USER, true, key(), new byte[100]))) {
      LiveAgent.assertRefused(
          RefusalCode.NOT_AUTHORISED, OrdinaryUser.ask(agent.socket(), request));
    }
    LiveAgent.assertRefused(
        RefusalCode.MALFORMED,
        OrdinaryUser.ask(
            agent.socket(), new Request.ImportFaces(LiveAgent.USER, true, key(), new byte[2048])));
    assertArrayEquals(before, Files.readAllBytes(faces()));
  }

  /** What the agent gives of its one user, under {@link #key}. */
  private byte[] sealedByTheAgent() throws IOException {
    List<Reply> replies = new ArrayList<>();
    try (AgentClient client = AgentClient.connect(agent.socket())) {
      client.ask(new Request.ExportFaces(key()), LiveAgent.PATIENCE, replies::add);
    }
    return LiveAgent.only(Reply.ExportedFaces.class, replies).get(0).sealed();
  }

  private static byte[] key() {
    return new byte[32];
  }

  private JsonNode event(String name) throws IOException {
    for (String line : agent.journal()) {
      JsonNode entry = new ObjectMapper().readTree(line);
      if (entry.get("event").asText().equals(name)) {
        return entry;
      }
    }
    throw new AssertionError("no " + name + " in the journal");
  }

  private static Path masterKey() {
    return agent.folder().resolve("state/master.key");
  }

  private static Path faces() {
    return agent.folder().resolve("state/vault/" + LiveAgent.USER + ".faces");
  }

  private String export() {
    return export.toString();
  }

  private static Terminal vault(String... arguments) {
    List<String> all = new ArrayList<>(List.of("vault"));
    all.addAll(List.of(arguments));
    all.addAll(2, List.of("--socket", agent.socket().toString()));
    return Terminal.run(all);
  }

  private static Terminal kao(String command) {
    return Terminal.run(List.of(command, "--socket", agent.socket().toString()));
  }

  private static JsonNode json(Terminal answer) throws Exception {
    assertEquals(0, answer.exitCode(), answer.complained());
    return new ObjectMapper().readTree(answer.said());
  }
}
