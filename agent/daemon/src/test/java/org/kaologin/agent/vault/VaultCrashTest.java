package org.kaologin.agent.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kaologin.agent.vault.OpenVault.NOW;
import static org.kaologin.agent.vault.OpenVault.filesIn;
import static org.kaologin.agent.vault.OpenVault.masterKeyIn;
import static org.kaologin.agent.vault.OpenVault.openIn;
import static org.kaologin.agent.vault.OpenVault.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaologin.agent.ChildJava;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.TemplateCodec;

/**
 * A process that changes the vault is killed as it enters each of its system calls on the vault's
 * files, one after the other (strace's injection). Whatever was there before, or what the change
 * makes of it, is whole then.
 */
@Tag("long")
class VaultCrashTest {
  /**
   * What changes files, or makes that last. Opening a file to write makes an empty one, so what
   * lies between opening and writing is what is there when a write begins.
   */
  private static final Set<String> CHANGING = Set.of("write", "fsync", "rename", "unlink");

  /** What only looks, opens or ends; the vault's folder is there already when one would make it. */
  private static final Set<String> HARMLESS =
      Set.of(
          "access",
          "close",
          "dup",
          "fcntl",
          "fstat",
          "getdents64",
          "lseek",
          "lstat",
          "mkdir",
          "newfstatat",
          "openat",
          "read",
          "readlink",
          "stat",
          "statx");

  private static final Pattern CALL = Pattern.compile("[0-9]+ +([a-z0-9_]+)\\(.*");

  /** The n-th call of a name, counted from 1. */
  private record Point(String call, int n) {}

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
    REVOKE {
      @Override
      void in(Vault vault) throws VaultException {
        vault.revoke("alice");
      }
    },
    ROTATE {
      @Override
      void in(Vault vault) throws VaultException {
        vault.rotate(Optional.empty());
      }
    };

    abstract void in(Vault vault) throws VaultException;
  }

  /** The process that is killed. */
  static final class Changing {
    public static void main(String[] arguments) throws Exception {
      Change change = Change.valueOf(arguments[0]);
      try (Vault vault = openIn(Path.of(arguments[1]))) {
        change.in(vault);
      }
    }
  }

  @TempDir Path folder;
  private Path before;

  @BeforeEach
  void fillAVault() throws Exception {
    before = folder.resolve("before");
    Files.createDirectory(before);
    try (Vault vault = openIn(before)) {
      vault.add("alice", "one", NOW, templates(0));
      vault.add("alice", "two", NOW, templates(1));
      vault.keepAdapted("alice", vault.faces("alice"), templates(2));
      vault.add("bob", "bob", NOW, templates(4));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCrashLeavesTheOldStateOrTheNew(Change change) throws Exception {
    List<String> old = state(before);
    List<String> changed = changed(change);
    Set<List<String>> seen = new HashSet<>();
    for (Point point : points(change)) {
      kill(change, point);
      String when = change + ", before " + point;
      List<String> state = state(killed());
      assertTrue(state.equals(old) || state.equals(changed), () -> when + " left " + state);
      assertEquals(state, state(killed()), when);
      seen.add(state);
      checkFinished(when);
      checkUsable(when);
    }
    assertTrue(seen.contains(old));
    assertTrue(seen.contains(changed));
  }

  /** Opening finished what was begun: no secret is left that was to be forgotten. */
  private void checkFinished(String when) throws Exception {
    MasterKey key = MasterKey.load(Optional.empty(), masterKeyIn(killed()));
    try (Vault vault = openIn(killed());
        Keyring keyring = Keyring.open(filesIn(killed()), key)) {
      assertEquals(List.of(), keyring.usersInTransition(), when);
      assertEquals(vault.users(), keyring.users(), when);
    }
  }

  /** After whatever happened, the vault is not only read but changed as before. */
  private void checkUsable(String when) throws Exception {
    try (Vault vault = openIn(killed())) {
      vault.add("dave", "since", NOW, templates(6));
      vault.revoke("alice");
    }
    try (Vault vault = openIn(killed())) {
      assertEquals(1, vault.faces("dave").size(), when);
      assertEquals(List.of(), vault.findings(), when);
    }
    try (Stream<Path> files = Files.walk(killed())) {
      List<Path> left = files.filter(file -> file.toString().endsWith(".new")).toList();
      left.forEach(file -> assertTrue(Files.isRegularFile(file), when));
    }
  }

  /** Each call that changes the vault's files; those that find nothing to delete are left out. */
  private List<Point> points(Change change) throws Exception {
    copy(before, killed());
    Path log = folder.resolve("log");
    ChildJava child = run(change, List.of("-o", log.toString()));
    assertEquals(0, child.status(), child.complained()::toString);
    Map<String, Integer> counts = new TreeMap<>();
    List<Point> points = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      Matcher matcher = CALL.matcher(line);
      if (matcher.matches()) {
        String call = matcher.group(1);
        int n = counts.merge(call, 1, Integer::sum);
        if (CHANGING.contains(call) && !line.contains("ENOENT")) {
          points.add(new Point(call, n));
        }
      }
    }
    Set<String> unknown = new TreeSet<>(counts.keySet());
    unknown.removeAll(CHANGING);
    unknown.removeAll(HARMLESS);
    assertEquals(Set.of(), unknown);
    return points;
  }

  /** The change in a copy of the vault, killed as it enters a system call. */
  private void kill(Change change, Point point) throws Exception {
    copy(before, killed());
    String inject = "inject=" + point.call() + ":signal=KILL:when=" + point.n();
    ChildJava child =
        run(change, List.of("-o", "/dev/null", "-e", "trace=" + point.call(), "-e", inject));
    assertEquals(128 + 9, child.status(), () -> point + ": " + child.complained());
  }

  private ChildJava run(Change change, List<String> options) throws Exception {
    return ChildJava.run(strace(options), Changing.class, change.name(), killed().toString());
  }

  private Path killed() {
    return folder.resolve("killed");
  }

  /** Only what happens to these files is looked at, so that Java's own start does not count. */
  private List<String> strace(List<String> options) {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq"));
    Path vault = filesIn(killed());
    Stream<Path> files =
        Stream.of("alice.faces", "alice.adapted", "bob.faces", "bob.adapted", "carol.faces")
            .map(vault::resolve);
    Stream<Path> keys =
        Stream.of(vault.resolve("keyring"), vault.resolve("keyring.next"), masterKeyIn(killed()));
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
    try (Vault vault = openIn(after)) {
      change.in(vault);
    }
    return state(after);
  }

  /** All that the vault gives, a line each; opening it finishes what was begun. */
  private static List<String> state(Path state) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Vault vault = openIn(state)) {
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
