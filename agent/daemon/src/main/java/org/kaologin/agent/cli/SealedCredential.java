package org.kaologin.agent.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.agent.vault.MasterKey;
import org.kaologin.agent.vault.Secret;

/**
 * The master key in a file that systemd-creds(1) seals and systemd opens for the agent. Root's: the
 * agent itself neither reads nor writes it.
 *
 * @param file where it lies
 * @param key what seals it next, as systemd-creds names it
 * @param device the TPM, as systemd-creds names it; nothing for the machine's
 */
record SealedCredential(Path file, String key, Optional<String> device) {
  private static final int LARGEST_FILE = 1 << 16;
  private static final int LONGEST_COMPLAINT = 4096;

  /** Of the TPM's registers always zero: what an update changes in others must not lose a face. */
  private static final int ZERO_REGISTER = 23;

  /** A sealed credential begins with one of these: systemd 252, src/shared/creds-util.h. */
  private static final Map<String, String> KINDS =
      Map.of(
          "5a1c6a86df9d4096b1d5a65e0862f19a", "host",
          "0c7cc07b117645919c4b0bea08bc20fe", "tpm2",
          "93a894094874449090caf2fc93cab553", "tpm2+host");

  private static final int KIND_BYTES = 16;

  /** What sealed it; nothing when it is not there, and "an unknown key" where that is so. */
  Optional<String> sealedBy() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    String text = new String(AtomicFile.read(file, LARGEST_FILE), StandardCharsets.US_ASCII);
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      String kind =
          HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, KIND_BYTES)));
      return Optional.of(KINDS.getOrDefault(kind, "an unknown key"));
    } catch (IllegalArgumentException e) {
      return Optional.of("an unknown key");
    }
  }

  /**
   * Opens it.
   *
   * @return the master key, to be overwritten after use
   * @throws IOException when it does not open; the message says what systemd-creds said
   */
  byte[] open() throws IOException, InterruptedException {
    byte[] opened;
    try {
      opened = run(List.of("decrypt", "--name=" + MasterKey.CREDENTIAL, file.toString(), "-"));
    } catch (IOException e) {
      throw new IOException(
          e.getMessage()
              + "; if the TPM or the board was changed, the key is lost with it: move the vault's"
              + " folder and "
              + file
              + " away, start the agent, and kao vault import what was exported, or enrol again",
          e);
    }
    if (opened.length != Secret.BYTES) {
      Arrays.fill(opened, (byte) 0);
      throw new IOException(file + " holds no master key");
    }
    return opened;
  }

  /**
   * Seals a master key beside the file, where nothing uses it yet.
   *
   * @return what {@link #install} puts in place
   */
  Path prepare(byte[] master) throws IOException, InterruptedException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path sealed = file.resolveSibling(file.getFileName() + AtomicFile.UNFINISHED);
    List<String> arguments =
        List.of(
            "encrypt",
            "--name=" + MasterKey.CREDENTIAL,
            "--with-key=" + key,
            "--tpm2-pcrs=" + ZERO_REGISTER,
            "-",
            "-");
    byte[] text = run(arguments, master);
    Files.deleteIfExists(sealed);
    AtomicFile.replace(sealed, text);
    return sealed;
  }

  /** Puts what was prepared in the file's place. */
  void install(Path prepared) throws IOException {
    Files.move(prepared, file, StandardCopyOption.ATOMIC_MOVE);
    AtomicFile.synchronise(file.toAbsolutePath().getParent());
  }

  private byte[] run(List<String> arguments, byte... input)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("systemd-creds"));
    device.ifPresent(name -> command.add("--tpm2-device=" + name));
    command.addAll(arguments);
    Path complaints =
        Files.createTempFile(
            "kao",
            ".log",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Process process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
      byte[] said;
      try (var in = process.getOutputStream()) {
        in.write(input);
      }
      try (var out = process.getInputStream()) {
        said = out.readNBytes(LARGEST_FILE);
      }
      if (process.waitFor() != 0) {
        throw new IOException(
            "systemd-creds " + arguments.get(0) + " failed: " + lastLine(complaints));
      }
      return said;
    } finally {
      Files.deleteIfExists(complaints);
    }
  }

  private static String lastLine(Path log) throws IOException {
    String text;
    try (var in = Files.newInputStream(log)) {
      text = new String(in.readNBytes(LONGEST_COMPLAINT), StandardCharsets.UTF_8);
    }
    return text.lines()
        .filter(line -> !line.isBlank())
        .reduce((a, b) -> b)
        .orElse("it said nothing");
  }
}
