package org.kaologin.admin.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What this machine says of itself, to whoever asks.
 *
 * @param root of its file system
 */
record Machine(Path root) {
  private static final String MICROSOFT = "045e";
  private static final Set<String> KINECTS = Set.of("02c4", "02d8", "02d9");
  private static final String MODULE = "pam_kao.so";

  /** Who may use a camera beside root. */
  enum Access {
    /** Kao's agent alone. */
    AGENT,
    /** Whoever is here. */
    EVERYBODY,
    /** Others than the agent, or nobody. */
    OTHERS,
    /** Nobody can tell. */
    UNKNOWN;

    private static final String GROUP = "kao";

    /** By the owning group and the mode of its device node. */
    static Access of(String group, Set<PosixFilePermission> mode) {
      if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
        return EVERYBODY;
      }
      return group.equals(GROUP) && mode.contains(PosixFilePermission.GROUP_WRITE) ? AGENT : OTHERS;
    }
  }

  /**
   * A camera.
   *
   * @param megabitsPerSecond of its port
   * @param access who may use it
   */
  record Camera(int megabitsPerSecond, Access access) {
    /** What a Kinect v2 needs: USB 3. */
    private static final int SUPER_SPEED = 5000;

    boolean isFast() {
      return megabitsPerSecond >= SUPER_SPEED;
    }
  }

  /** The Kinect v2, if one is plugged in. */
  Optional<Camera> camera() {
    return list(root.resolve("sys/bus/usb/devices")).stream()
        .filter(device -> text(device.resolve("idVendor")).equals(Optional.of(MICROSOFT)))
        .filter(device -> text(device.resolve("idProduct")).map(KINECTS::contains).orElse(false))
        .map(device -> new Camera(number(device, "speed"), access(device)))
        .max((a, b) -> Integer.compare(a.megabitsPerSecond(), b.megabitsPerSecond()));
  }

  private Access access(Path device) {
    Path node =
        root.resolve(
            String.format(
                "dev/bus/usb/%03d/%03d", number(device, "busnum"), number(device, "devnum")));
    try {
      PosixFileAttributes attributes = Files.readAttributes(node, PosixFileAttributes.class);
      return Access.of(attributes.group().getName(), attributes.permissions());
    } catch (IOException e) {
      return Access.UNKNOWN;
    }
  }

  /** What the kernel lets programs use for USB, in MB; 0 is no limit. */
  OptionalInt usbMemory() {
    Optional<String> said = text(root.resolve("sys/module/usbcore/parameters/usbfs_memory_mb"));
    return said.isPresent() ? OptionalInt.of(number(said.get())) : OptionalInt.empty();
  }

  /** The services whose PAM stack names Kao's module, itself or through what it includes. */
  Set<String> services() {
    Set<String> services = new TreeSet<>();
    for (Path file : list(root.resolve("etc/pam.d"))) {
      String name = file.getFileName().toString();
      if (!name.startsWith("common-") && isWired(name, new TreeSet<>())) {
        services.add(name);
      }
    }
    return services;
  }

  private boolean isWired(String service, Set<String> seen) {
    if (!service.matches("[A-Za-z0-9_.@-]+") || !seen.add(service)) {
      return false;
    }
    return lines(root.resolve("etc/pam.d").resolve(service)).stream()
        .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+"))
        .anyMatch(words -> leadsToKao(words, seen));
  }

  private boolean leadsToKao(String[] words, Set<String> seen) {
    if (words[0].equals("@include")) {
      return words.length == 2 && isWired(words[1], seen);
    }
    return words[0].matches("-?auth") && names(words, seen);
  }

  private boolean names(String[] words, Set<String> seen) {
    for (int i = 1; i < words.length; i++) {
      if (words[i].endsWith(MODULE)) {
        return true;
      }
      boolean includes = words[i].equals("include") || words[i].equals("substack");
      if (includes && i + 1 < words.length && isWired(words[i + 1], seen)) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int number(Path folder, String file) {
    return text(folder.resolve(file)).map(Machine::number).orElse(0);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
