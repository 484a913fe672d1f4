package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.protocol.AgentClient;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** What can happen around a running agent. Nothing opens by it, and nothing is lost. */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class HostileSurroundingsTest {
  private static final String USER = LiveAgent.USER;

  /** Descriptors that an authentication takes, and some more. */
  private static final int DESCRIPTORS_OF_A_REQUEST = 12;

  /** Those that every process has. */
  private static final int NONE_MORE = 3;

  private static final int MANY = 4096;

  @TempDir Path folder;
  private Siege siege;

  @AfterEach
  void stop() throws IOException {
    if (siege != null) {
      siege.close();
    }
  }

  @Test
  void withTooFewDescriptorsTheFaceIsNotJudgedAgainstAnybody() throws Exception {
    siege = Siege.start(folder);
    siege.show("alice");
    int refused = 0;
    for (int spare = 0; spare <= DESCRIPTORS_OF_A_REQUEST; spare++) {
      limitDescriptors(limitWithSpare(spare));
      refused += opens() ? 0 : 1;
      if (!limitDescriptors(MANY) || !answers()) {
        startAnotherAfterItsEnd();
      }
    }
    assertTrue(refused > 0, "none was missing");
    assertTrue(refused <= DESCRIPTORS_OF_A_REQUEST, "it never opened");
    siege.assertOpens();
  }

  @Test
  void linksWhereAFileIsAboutToBeWrittenLeadNowhere() throws Exception {
    siege = Siege.start(folder);
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Path faces = siege.state().resolve("vault").resolve(USER + ".faces");
    Path before = Files.createLink(folder.resolve("linked"), faces);
    byte[] old = Files.readAllBytes(before);
    Files.createSymbolicLink(faces.resolveSibling(USER + ".faces.new"), precious);
    Path counts = siege.state().resolve("standings").resolve(USER + ".json.new");
    Files.createLink(counts, precious);

    rename("renamed");
    assertEquals(VerdictCode.NO_MATCH, siege.shown("bob"));

    assertEquals("precious", Files.readString(precious));
    assertArrayEquals(old, Files.readAllBytes(before));
    rename("face");
    siege.remember();
    siege.assertUnharmed();
    siege.assertOpens();
  }

  @Test
  void aFileThatBecomesALinkIsNotBelieved() throws Exception {
    siege = Siege.start(folder);
    Path faces = siege.state().resolve("vault").resolve(USER + ".faces");
    Path away = folder.resolve("away");
    Files.move(faces, away);
    Files.createSymbolicLink(faces, away);

    assertEquals(VerdictCode.NOT_ENROLLED, siege.shown("alice"));

    Files.delete(faces);
    Files.move(away, faces);
    siege.assertUnharmed();
    siege.assertOpens();
  }

  /** ext4 itself says that its disk is broken: from then on nothing can be written. */
  @Test
  void aDiskThatBreaks() throws Exception {
    Path state = Files.createDirectory(folder.resolve("state"));
    Path image = folder.resolve("image");
    String script =
        "truncate -s 16M \"$1\" && mkfs.ext4 -q -F \"$1\" && mount -o loop \"$1\" \"$0\""
            + " && chmod 700 \"$0\" && shift && exec \"$@\"";
    siege =
        Siege.start(
            AgentProcess.How.PLAIN.under(
                "unshare", "--mount", "sh", "-c", script, state.toString(), image.toString()),
            folder);
    String pid = Long.toString(siege.agent().pid());
    assertTrue(run("nsenter", "-t", pid, "-m", "mount", "-o", "remount,abort", state.toString()));

    assertEquals(VerdictCode.INTERNAL_ERROR, siege.shown("alice"));
    assertEquals(VerdictCode.NO_MATCH, siege.shown("bob"));
    assertEquals(VerdictCode.LOCKED_OUT, siege.shown("alice"), "a failure that is not kept locks");
    siege.assertUnharmed();

    String repaired =
        "e2fsck -p \"$1\" > /dev/null || [ $? -lt 4 ]; mount -o loop \"$1\" \"$0\""
            + " && shift && exec \"$@\"";
    siege.restart(
        AgentProcess.How.PLAIN.under(
            "unshare", "--mount", "sh", "-c", repaired, state.toString(), image.toString()));
    siege.assertUnharmed();
    siege.assertOpens();
  }

  private void rename(String name) throws IOException {
    Reply.FaceList faces = (Reply.FaceList) siege.ask(new Request.ListFaces(USER));
    String face = faces.faces().get(0).id();
    assertInstanceOf(Reply.Done.class, siege.ask(new Request.RenameFace(USER, face, name)));
  }

  /** Whether alice's face opens; whoever gets no answer is asked for the password. */
  private boolean opens() {
    try (AgentClient client = AgentClient.connect(siege.socket())) {
      Request request = new Request.Authenticate(USER, "sudo", "", 5000, true);
      Reply reply = client.ask(request, Duration.ofSeconds(10), progress -> {});
      VerdictCode code =
          VerdictCode.ofCode(assertInstanceOf(Reply.Verdict.class, reply).code()).orElseThrow();
      assertTrue(code != VerdictCode.NO_MATCH && code != VerdictCode.NOT_LIVE, code::name);
      return code == VerdictCode.ACCEPTED;
    } catch (IOException e) {
      return false;
    }
  }

  /** A class that could not be loaded never can be: so the agent has ended, and says why. */
  private void startAnotherAfterItsEnd() throws Exception {
    assertEquals(1, siege.agent().status());
    List<String> said = siege.agent().said();
    assertTrue(said.stream().anyMatch(line -> line.startsWith("kao-agent: ends")), said::toString);
    siege.restart(AgentProcess.How.PLAIN);
  }

  private boolean answers() {
    try (AgentClient client = AgentClient.connect(siege.socket())) {
      return client.ask(new Request.Status(), Duration.ofSeconds(10), progress -> {}).isLast();
    } catch (IOException e) {
      return false;
    }
  }

  /** A descriptor gets the lowest free number, and the limit is for numbers. */
  private long limitWithSpare(int spare) throws IOException {
    if (spare == 0) {
      return NONE_MORE;
    }
    Set<String> open;
    try (Stream<Path> names = Files.list(Path.of("/proc/" + siege.agent().pid() + "/fd"))) {
      open = names.map(name -> name.getFileName().toString()).collect(Collectors.toSet());
    }
    return LongStream.iterate(0, number -> number + 1)
            .filter(number -> !open.contains("" + number))
            .skip(spare - 1L)
            .findFirst()
            .orElseThrow()
        + 1;
  }

  /** False when the agent has ended. */
  private boolean limitDescriptors(long most) throws Exception {
    return run("prlimit", "--pid=" + siege.agent().pid(), "--nofile=" + most + ":" + MANY);
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }
}
