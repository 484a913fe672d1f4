package org.kaologin.agent.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the sealed master key lies, and what seals it. */
final class CredentialOptions {
  /** The machine's own TPM, by which systemd-creds reaches it. */
  private static final Path TPM = Path.of("/dev/tpmrm0");

  private static final String AUTOMATIC = "auto";

  /** What systemd-creds can seal with. */
  static final class Seals implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(AUTOMATIC, "host", "tpm2", "host+tpm2").iterator();
    }
  }

  @Option(
      names = "--credential",
      paramLabel = "FILE",
      description = "The sealed master key that systemd opens (default: ${DEFAULT-VALUE}).",
      defaultValue = "/etc/credstore.encrypted/kao-master")
  private Path file;

  @Option(
      names = "--with-key",
      paramLabel = "KEY",
      description =
          "What seals it: ${COMPLETION-CANDIDATES}; auto is host+tpm2 where there is a TPM, else host"
              + " (default: ${DEFAULT-VALUE}). See systemd-creds(1).",
      completionCandidates = Seals.class,
      defaultValue = AUTOMATIC)
  private String key;

  @Option(
      names = "--tpm2-device",
      paramLabel = "DEVICE",
      description = "The TPM (default: the machine's). See systemd-creds(1).")
  private String device;

  SealedCredential sealed() {
    return new SealedCredential(
        file, key.equals(AUTOMATIC) ? automatic() : key, Optional.ofNullable(device));
  }

  /** systemd-creds' own choice passes over a TPM that the firmware does not use. */
  private String automatic() {
    return device != null || Files.exists(TPM) ? "host+tpm2" : "host";
  }
}
