package org.kaologin.agent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

class ListeningSocketTest {
  @TempDir Path folder;

  @Test
  void everybodyMayConnect() throws IOException {
    ListeningSocket socket = ListeningSocket.bind(file());
    assertEquals(
        PosixFilePermissions.fromString("rw-rw-rw-"), Files.getPosixFilePermissions(file()));

    socket.close();
    assertTrue(Files.notExists(file()));
  }

  @Test
  void aSocketThatACrashLeftIsReplaced() throws IOException {
    AFUNIXServerSocket crashed = AFUNIXServerSocket.newInstance();
    crashed.setDeleteOnClose(false);
    crashed.bind(AFUNIXSocketAddress.of(file()));
    crashed.close();
    assertTrue(Files.exists(file()));

    ListeningSocket.bind(file()).close();
  }

  @Test
  void anotherAgentsSocketIsNotTaken() throws IOException {
    ListeningSocket other = ListeningSocket.bind(file());

    IOException refusal = assertThrows(IOException.class, () -> ListeningSocket.bind(file()));

    assertTrue(refusal.getMessage().endsWith("another agent does"), refusal.getMessage());
    assertTrue(Files.exists(file()));
    other.close();
  }

  @Test
  void whatIsNoSocketIsLeftAlone() throws IOException {
    Files.writeString(file(), "kept");

    assertThrows(IOException.class, () -> ListeningSocket.bind(file()));

    assertEquals("kept", Files.readString(file()));
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("missing/agent.sock");

    IOException refusal = assertThrows(IOException.class, () -> ListeningSocket.bind(missing));

    assertTrue(refusal.getMessage().contains(missing.toString()), refusal.getMessage());
  }

  private Path file() {
    return folder.resolve("agent.sock");
  }
}
