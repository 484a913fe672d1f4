package org.kaologin.agent.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.ChildJava;

/** What the kernel says of the memory, in {@code /proc/self/smaps}; see proc(5). */
class SecretMemoryTest {
  private static final byte[] SECRET = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

  @Test
  void isLockedInNoDumpAndInNoChild() throws IOException {
    try (SecretMemory memory = SecretMemory.moving(SECRET.clone())) {
      Set<String> flags = flags(memory.address()).orElseThrow();

      assertTrue(flags.containsAll(Set.of("lo", "dd", "wf")), flags::toString);
      assertTrue(memory.isLocked());
    }
  }

  @Test
  void theArrayThatItCameInIsZeroed() {
    byte[] array = SECRET.clone();
    try (SecretMemory memory = SecretMemory.moving(array)) {
      assertArrayEquals(new byte[SECRET.length], array);
      assertArrayEquals(SECRET, memory.copy());
      assertArrayEquals(Arrays.copyOfRange(SECRET, 3, 5), memory.copy(3, 2));
      assertThrows(IndexOutOfBoundsException.class, () -> memory.copy(15, 2));
      assertThrows(IndexOutOfBoundsException.class, () -> memory.copy(-1, 2));
    }
  }

  @Test
  void isZeroedAndGivenBackWhenItIsClosed() throws IOException {
    SecretMemory memory = SecretMemory.moving(SECRET.clone());
    Pointer pages = new Pointer(memory.address());
    assertArrayEquals(SECRET, pages.getByteArray(0, SECRET.length));

    memory.zero();
    assertArrayEquals(new byte[SECRET.length], pages.getByteArray(0, SECRET.length));
    memory.close();

    boolean own = flags(memory.address()).map(flags -> flags.contains("dd")).orElse(false);
    assertFalse(own);
    assertThrows(IllegalStateException.class, memory::copy);
    memory.close();
  }

  @Test
  void whereNothingMayBeLockedItIsSaidOnceAndTheSecretIsKept() throws Exception {
    List<String> noLocks =
        List.of("setpriv", "--bounding-set=-ipc_lock", "--inh-caps=-ipc_lock", "prlimit");
    ChildJava child = ChildJava.run(concat(noLocks, List.of("--memlock=0:0")), TwoSecrets.class);

    assertEquals(List.of("false", "false", "equal"), child.said(), child.complained()::toString);
    assertEquals(1, child.complained().stream().filter(s -> s.contains("LimitMEMLOCK")).count());
  }

  /** Keeps two secrets. */
  static final class TwoSecrets {
    public static void main(String[] arguments) {
      try (SecretMemory one = SecretMemory.moving(SECRET.clone());
          SecretMemory other = SecretMemory.moving(SECRET.clone())) {
        System.out.println(one.isLocked());
        System.out.println(other.isLocked());
        System.out.println(Arrays.equals(one.copy(), SECRET) ? "equal" : "different");
      }
    }
  }

  @Test
  void aSecretiveProcessIsNeitherDumpedNorTraced() throws Exception {
    ChildJava child = ChildJava.run(List.of("prlimit", "--core=unlimited"), Secretive.class);

    assertEquals(List.of("1", "unlimited", "0", "0"), child.said(), child.complained()::toString);
    assertEquals(List.of(), child.complained());
  }

  /** Says whether it may be dumped, before and after. */
  static final class Secretive {
    private static final int PR_GET_DUMPABLE = 3;

    public static void main(String[] arguments) throws IOException {
      say();
      Secrecy.begin();
      say();
    }

    private static void say() throws IOException {
      System.out.println(LibC.LOADED.prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
      Files.readAllLines(Path.of("/proc/self/limits")).stream()
          .filter(line -> line.startsWith("Max core file size"))
          .map(line -> line.split(" {2,}", -1)[2])
          .forEach(System.out::println);
    }
  }

  private static List<String> concat(List<String> some, List<String> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }

  /** The flags of the mapping that an address lies in; nothing when it lies in none. */
  private static Optional<Set<String>> flags(long address) throws IOException {
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        String[] bounds = line.split("[- ]", -1);
        inside =
            Long.compareUnsigned(Long.parseUnsignedLong(bounds[0], 16), address) <= 0
                && Long.compareUnsigned(address, Long.parseUnsignedLong(bounds[1], 16)) < 0;
      } else if (inside && line.startsWith("VmFlags:")) {
        return Optional.of(Set.of(line.substring("VmFlags:".length()).trim().split(" ", -1)));
      }
    }
    return Optional.empty();
  }
}
