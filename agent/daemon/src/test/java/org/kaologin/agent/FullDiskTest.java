package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.protocol.Codec;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;
import org.newsclub.net.unix.AFUNIXSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** The agent on a disk that is full: nothing opens that cannot be written down. */
class FullDiskTest {
  private static final String USER = LiveAgent.USER;

  /** What a file grows by on this disk. */
  private static final int PAGE = 4096;

  @TempDir Path folder;
  private Stage stage;
  private AgentProcess agent;

  @BeforeEach
  void enrol() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may mount");
    assumeTrue(
        Set.of(Whereabouts.HERE, Whereabouts.UNKNOWN)
            .contains(new Sessions().of(ProcessHandle.current().pid())),
        "whoever is not in front is refused");
    stage = new Stage(folder);
    agent =
        AgentProcess.startOnTinyDisk(
            Files.createDirectory(state()),
            folder,
            "socket.path = \"" + socket() + "\"",
            "state.directory = \"" + state() + "\"",
            "sensor.source = \"recording:" + stage.recording() + "\"",
            "sensor.linger-seconds = 0",
            "unlock.adaptation = \"off\"", // it would write when the answer is given
            "unlock.unknown-session = \"allow\"");
    assertEquals("READY=1", agent.told());
    stage.show("alice-enrol");
    assertInstanceOf(Reply.Enrolled.class, ask(new Request.Enrol(USER, "face", false)));
    assertEquals(new Reply.Done(), ask(new Request.PasswordUsed(USER, "sudo")));
  }

  @AfterEach
  void stop() throws IOException {
    if (agent != null) {
      agent.close();
    }
  }

  @Test
  void nothingOpensThatCannotBeWrittenDown() throws Exception {
    FileTime before = Files.getLastModifiedTime(standing());
    assertEquals(VerdictCode.ACCEPTED, shown("alice"));
    assertNotEquals(before, Files.getLastModifiedTime(standing()), "the unlock is kept");
    fill();

    assertEquals(VerdictCode.INTERNAL_ERROR, shown("alice"));
    assertEquals(VerdictCode.NO_MATCH, shown("bob"));
    assertEquals(VerdictCode.LOCKED_OUT, shown("alice"), "a failure that is not kept locks");

    Files.delete(ballast());
    assertEquals(new Reply.Done(), ask(new Request.PasswordUsed(USER, "sudo")));
    assertEquals(VerdictCode.ACCEPTED, shown("alice"));
  }

  private void fill() throws IOException {
    Path journal = agent.seen(state().resolve("journal.jsonl"));
    int rest = PAGE - 1 - (int) (Files.size(journal) % PAGE);
    Files.writeString(journal, "\n".repeat(rest), StandardOpenOption.APPEND);
    try (OutputStream out = Files.newOutputStream(ballast())) {
      assertThrows(
          IOException.class,
          () -> {
            while (true) {
              out.write(new byte[PAGE]);
            }
          });
    }
  }

  private Path standing() {
    return agent.seen(state().resolve("standings").resolve(USER + ".json"));
  }

  private Path ballast() {
    return agent.seen(state().resolve("ballast"));
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Path socket() {
    return folder.resolve("agent.sock");
  }

  private VerdictCode shown(String recording) throws IOException {
    while (cameraIsOn()) {
      Thread.onSpinWait();
    }
    stage.show(recording);
    Reply reply = ask(new Request.Authenticate(USER, "sudo", "", 10_000, true));
    return VerdictCode.ofCode(assertInstanceOf(Reply.Verdict.class, reply).code()).orElseThrow();
  }

  private boolean cameraIsOn() throws IOException {
    return ((Reply.StatusReport) ask(new Request.Status()))
        .items().stream()
            .anyMatch(item -> item.key().equals("camera") && !item.value().equals("off"));
  }

  /** The agent hangs up when it has done and kept all; what it replaces is freed by then. */
  private Reply ask(Request request) throws IOException {
    try (AFUNIXSocket agent = AFUNIXSocket.connectTo(AFUNIXSocketAddress.of(socket()))) {
      agent.setSoTimeout(Math.toIntExact(LiveAgent.PATIENCE.toMillis()));
      agent.getOutputStream().write(Codec.encode(request));
      Reply reply = Codec.readReply(agent.getInputStream());
      while (!reply.isLast()) {
        reply = Codec.readReply(agent.getInputStream());
      }
      assertEquals(-1, agent.getInputStream().read());
      return reply;
    }
  }
}
