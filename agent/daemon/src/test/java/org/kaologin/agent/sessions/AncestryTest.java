package org.kaologin.agent.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AncestryTest {
  private static final Path PROC = Path.of("/proc");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sshd", "in.telnetd", "dropbear", "mosh-server", "xrdp-sesman", "socat"})
  void whatARemoteDaemonStartedIsRemote(String daemon) throws Exception {
    try (RunningProgram program = RunningProgram.start(folder, daemon, List.of())) {
      assertEquals(SessionOrigin.REMOTE, Ancestry.of(PROC, program.child()));
      assertEquals(SessionOrigin.REMOTE, Ancestry.of(PROC, program.pid()));
    }
  }

  @Test
  void whatAnotherProgramStartedIsUnknown() throws Exception {
    try (RunningProgram program = RunningProgram.start(folder, "sshdx", List.of())) {
      assertEquals(SessionOrigin.UNKNOWN, Ancestry.of(PROC, program.child()));
    }
  }

  @Test
  void whatLoginStartedAsRootIsLocal() throws Exception {
    assumeRoot();
    try (RunningProgram program = RunningProgram.start(folder, "login", List.of())) {
      assertEquals(SessionOrigin.LOCAL, Ancestry.of(PROC, program.child()));
    }
  }

  @Test
  void whatAnOrdinaryUserCallsLoginIsUnknown() throws Exception {
    assumeRoot();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> asDaemon = List.of("setpriv", "--reuid=1", "--regid=1", "--clear-groups");
    try (RunningProgram program = RunningProgram.start(folder, "login", asDaemon)) {
      assertEquals(SessionOrigin.UNKNOWN, Ancestry.of(PROC, program.child()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, LOCAL, a display manager",
    "1025, LOCAL, tty1",
    "1087, LOCAL, tty63",
    "1024, UNKNOWN, tty0",
    "1088, UNKNOWN, ttyS0",
    "34816, UNKNOWN, pts/0",
    "-1, UNKNOWN, none such"
  })
  void loginIsLocalAtTheMachinesScreenOnly(int terminal, SessionOrigin origin, String name)
      throws Exception {
    Path login = Files.createDirectory(folder.resolve("7"));
    Files.writeString(
        login.resolve("stat"), "7 (login) S 0 7 7 " + terminal + " 7" + " 0".repeat(40));
    Files.writeString(login.resolve("status"), "Name:\tlogin\nUid:\t0\t0\t0\t0\n");

    assertEquals(origin, Ancestry.of(folder, 7), name);
  }

  @Test
  void remoteGoesBeforeLocal() throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path login = Files.copy(Path.of("/bin/sh").toRealPath(), inner.resolve("login"));
    List<String> underLogin = List.of(login.toString(), "-c", "\"$@\"; exit", "login");
    try (RunningProgram program = RunningProgram.start(folder, "in.telnetd", underLogin)) {
      assertEquals(SessionOrigin.REMOTE, Ancestry.of(PROC, program.child()));
    }
  }

  @Test
  void whatWasLeftBehindIsUnknown() throws Exception {
    try (RunningProgram program = RunningProgram.start(folder, "login", List.of())) {
      program.orphanTheChild();
      assertEquals(SessionOrigin.UNKNOWN, Ancestry.of(PROC, program.child()));
    }
  }

  @Test
  void aProcessThatIsGoneIsUnknown() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();

    assertEquals(SessionOrigin.UNKNOWN, Ancestry.of(PROC, process.pid()));
    assertEquals(SessionOrigin.UNKNOWN, Ancestry.of(PROC, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sshd) S 0 1", "a b) (c"})
  void aNameThatLooksLikeMoreIsOnlyAName(String name) throws Exception {
    try (RunningProgram program = RunningProgram.start(folder, name, List.of())) {
      assertEquals(name, ProcessEntry.read(PROC, program.pid()).orElseThrow().name());
      assertEquals(program.pid(), ProcessEntry.read(PROC, program.child()).orElseThrow().parent());
      assertEquals(SessionOrigin.UNKNOWN, Ancestry.of(PROC, program.child()));
    }
  }

  private static void assumeRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
  }
}
