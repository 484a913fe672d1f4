package org.kaologin.agent.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaologin.agent.ChildJava;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.HeadPose;
import org.kaologin.biometrics.TemplateCodec;

/**
 * A process that changes the vault is killed as it enters each of its system calls on the vault's
 * files, one after the other (strace's injection). Whatever was there before, or what the change
 * makes of it, is whole then.
 */
class VaultCrashTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  /**
   * What changes files, or makes that last. Opening a file to write makes an empty one, so what
   * lies between opening and writing is what is there when a write begins.
   */
  private static final List<String> CALLS = List.of("write", "fsync", "rename", "unlink");

  /** What only looks, opens or ends. */
  private static final Set<String> HARMLESS =
      Set.of(
          "access",
          "close",
          "fstat",
          "getdents64",
          "lseek",
          "lstat",
          "newfstatat",
          "openat",
          "read",
          "readlink",
          "stat",
          "statx");

  /** One way to change the vault of alice, who has two faces and an adapted template, and bob. */
  enum Change {
    ADD {
      @Override
      void in(Vault vault) throws VaultException {
        vault.add("alice", "new", NOW, templates(3));
      }
    },
    ENROL_SOMEBODY {
      @Override
      void in(Vault vault) throws VaultException {
        vault.add("carol", "new", NOW, templates(3));
      }
    },
    RENAME {
      @Override
      void in(Vault vault) throws VaultException {
        vault.rename("alice", vault.faces("alice").get(0).id(), "renamed");
      }
    },
    DELETE {
      @Override
      void in(Vault vault) throws VaultException {
        vault.delete("alice", vault.faces("alice").get(0).id());
      }
    },
    DELETE_THE_LAST {
      @Override
      void in(Vault vault) throws VaultException {
        vault.delete("bob", vault.faces("bob").get(0).id());
      }
    },
    ADAPT {
      @Override
      void in(Vault vault) throws VaultException {
        vault.keepAdapted("alice", vault.faces("alice"), templates(5));
      }
    },
    REVOKE {
      @Override
      void in(Vault vault) throws VaultException {
        vault.revoke("alice");
      }
    },
    IMPORT {
      @Override
      void in(Vault vault) throws VaultException {
        vault.replace("alice", vault.faces("bob"));
      }
    },
    ROTATE {
      @Override
      void in(Vault vault) throws VaultException {
        vault.rotate(Optional.empty());
      }
    },
    /** The key comes as a credential, and the next one is announced. */
    ANNOUNCE {
      @Override
      void in(Vault vault) throws VaultException {
        vault.rotate(Optional.of(Secret.moving(nextKey())));
      }
    };

    abstract void in(Vault vault) throws VaultException;
  }

  /** The process that is killed. */
  static final class Changing {
    public static void main(String[] arguments) throws Exception {
      Change change = Change.valueOf(arguments[0]);
      try (Vault vault = open(Path.of(arguments[1]), change)) {
        change.in(vault);
      }
    }
  }

  @TempDir Path folder;
  private Path before;

  @BeforeEach
  void fillAVault() throws Exception {
    before = folder.resolve("before");
    for (String place : List.of("before", "before/credentials")) {
      Files.createDirectory(folder.resolve(place));
    }
    Files.write(before.resolve("credentials").resolve(MasterKey.CREDENTIAL), firstKey());
    MasterKey.write(before.resolve("master.key"), Secret.moving(firstKey()));
    try (Vault vault = open(before, Change.ADD)) {
      vault.add("alice", "one", NOW, templates(0));
      vault.add("alice", "two", NOW, templates(1));
      vault.keepAdapted("alice", vault.faces("alice"), templates(2));
      vault.add("bob", "bob", NOW, templates(4));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCrashLeavesTheOldStateOrTheNew(Change change) throws Exception {
    List<String> old = state(before, change);
    List<String> changed = changed(change);
    Set<List<String>> seen = new HashSet<>();
    int crashes = 0;
    for (String call : CALLS) {
      for (int n = 1; crash(change, call, n); n++) {
        crashes++;
        String when = change + ", before " + call + " " + n;
        List<String> state = state(killed(), change);
        assertTrue(state.equals(old) || state.equals(changed), () -> when + " left " + state);
        assertEquals(state, state(killed(), change), when);
        seen.add(state);
        checkUsable(change, when);
      }
    }
    assertTrue(crashes >= 6, change + " was killed only at " + crashes + " system calls");
    assertTrue(seen.contains(old));
    assertTrue(seen.contains(changed));
  }

  /** After whatever happened, the vault is not only read but changed as before. */
  private void checkUsable(Change change, String when) throws Exception {
    try (Vault vault = open(killed(), change)) {
      vault.add("dave", "since", NOW, templates(6));
      vault.revoke("alice");
    }
    try (Vault vault = open(killed(), change)) {
      assertEquals(1, vault.faces("dave").size(), when);
      assertEquals(List.of(), vault.findings(), when);
    }
    try (Stream<Path> files = Files.walk(killed())) {
      List<Path> left = files.filter(file -> file.toString().endsWith(".new")).toList();
      left.forEach(file -> assertTrue(Files.isRegularFile(file), when));
    }
  }

  /** The list of calls above is complete: the vault's files meet no others that change anything. */
  @Test
  void noOtherSystemCallChangesTheFiles() throws Exception {
    Set<String> calls = new TreeSet<>();
    for (Change change : Change.values()) {
      copy(before, killed());
      Path log = folder.resolve("log");
      ChildJava child =
          ChildJava.run(
              strace(List.of("-o", log.toString())),
              Changing.class,
              change.name(),
              killed().toString());
      assertEquals(0, child.status(), child.complained()::toString);
      Files.readAllLines(log).stream()
          .map(line -> line.replaceFirst("^[0-9]+ +", ""))
          .filter(line -> line.matches("[a-z].*\\(.*"))
          .forEach(line -> calls.add(line.substring(0, line.indexOf('('))));
    }
    assertTrue(calls.containsAll(CALLS), calls::toString);
    calls.removeAll(CALLS);
    calls.removeAll(HARMLESS);
    assertEquals(Set.of(), calls);
  }

  /** The change in a copy of the vault, killed at a system call; false when it ended before. */
  private boolean crash(Change change, String call, int n) throws Exception {
    copy(before, killed());
    List<String> inject =
        List.of(
            "-o",
            "/dev/null",
            "-e",
            "trace=" + call,
            "-e",
            "inject=" + call + ":signal=KILL:when=" + n);
    ChildJava child =
        ChildJava.run(strace(inject), Changing.class, change.name(), killed().toString());
    assertTrue(
        child.status() == 0 || child.status() == 128 + 9,
        () -> change + " ended with " + child.status() + ": " + child.complained());
    return child.status() != 0;
  }

  private Path killed() {
    return folder.resolve("killed");
  }

  /** Only what happens to these files is looked at, so that Java's own start does not count. */
  private List<String> strace(List<String> options) {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq"));
    Path vault = killed().resolve("vault");
    Stream<Path> files =
        Stream.of("alice.faces", "alice.adapted", "bob.faces", "bob.adapted", "carol.faces")
            .map(vault::resolve);
    Stream<Path> keys =
        Stream.of(
            vault.resolve("keyring"),
            vault.resolve("keyring.next"),
            killed().resolve("master.key"));
    Stream.concat(files, keys)
        .flatMap(file -> Stream.of(file, file.resolveSibling(file.getFileName() + ".new")))
        .forEach(file -> command.addAll(List.of("-P", file.toString())));
    command.addAll(List.of("-P", vault.toString(), "-P", killed().toString()));
    command.addAll(options);
    return command;
  }

  private List<String> changed(Change change) throws Exception {
    Path after = folder.resolve("after");
    copy(before, after);
    try (Vault vault = open(after, change)) {
      change.in(vault);
    }
    if (change == Change.ANNOUNCE) {
      List<String> withFormerKey = state(after, change);
      Files.write(after.resolve("credentials").resolve(MasterKey.CREDENTIAL), nextKey());
      assertEquals(withFormerKey, state(after, change));
    }
    return state(after, change);
  }

  /** All that the vault gives, a line each; opening it finishes what was begun. */
  private static List<String> state(Path state, Change change) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Vault vault = open(state, change)) {
      for (String user : vault.users()) {
        List<StoredFace> faces = vault.faces(user);
        for (StoredFace face : faces) {
          lines.add(user + " " + face.name() + " " + place(face.templates()));
        }
        adapted(vault, user, faces).ifPresent(a -> lines.add(user + " adapted " + place(a)));
      }
      assertEquals(List.of(), vault.findings());
    }
    return lines;
  }

  private static Optional<byte[]> adapted(Vault vault, String user, List<StoredFace> faces) {
    try {
      return vault.adapted(user, faces);
    } catch (VaultException e) {
      return Optional.empty(); // the agent forgets it then
    }
  }

  private static Vault open(Path state, Change change) throws VaultException {
    Optional<Path> credentials =
        change == Change.ANNOUNCE ? Optional.of(state.resolve("credentials")) : Optional.empty();
    return Vault.open(
        state.resolve("vault"), MasterKey.load(credentials, state.resolve("master.key")));
  }

  private static byte[] firstKey() {
    return new byte[Secret.BYTES];
  }

  private static byte[] nextKey() {
    byte[] key = new byte[Secret.BYTES];
    key[0] = 1;
    return key;
  }

  /** A template that points along one axis. */
  private static byte[] templates(int axis) {
    float[] numbers = new float[128];
    numbers[axis] = 1;
    return TemplateCodec.encode(
        List.of(new FaceSample(Map.of(FaceSample.SHAPE, numbers), new HeadPose(0, 0, 0), 700)));
  }

  /** The axis that a template points along; -1 where it points elsewhere. */
  private static int place(byte[] templates) {
    float[] numbers = TemplateCodec.decode(templates).get(0).embeddings().get(FaceSample.SHAPE);
    for (int i = 0; i < numbers.length; i++) {
      if (Math.abs(numbers[i] - 1) < 1e-4) {
        return i;
      }
    }
    return -1;
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder(
                "sh", "-c", "rm -rf \"$1\" && cp -a \"$0\" \"$1\"", from.toString(), to.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertEquals(0, status);
  }
}
