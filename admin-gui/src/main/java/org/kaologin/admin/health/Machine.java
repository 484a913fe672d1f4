package org.kaologin.admin.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /**
   * A camera.
   *
   * @param megabitsPerSecond of its port
   */
  record Camera(int megabitsPerSecond) {
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
        .map(device -> new Camera(text(device.resolve("speed")).map(Machine::number).orElse(0)))
        .max((a, b) -> Integer.compare(a.megabitsPerSecond(), b.megabitsPerSecond()));
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

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
