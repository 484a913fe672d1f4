package org.kaologin.agent.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the sealed master key lies, and what seals it. */
final class CredentialOptions {
  /** What systemd-creds can seal with. */
  static final class Seals implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("auto", "host", "tpm2", "host+tpm2").iterator();
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
          "What seals it: ${COMPLETION-CANDIDATES}; auto takes the TPM where there is one (default:"
              + " ${DEFAULT-VALUE}). See systemd-creds(1).",
      completionCandidates = Seals.class,
      defaultValue = "auto")
  private String key;

  @Option(
      names = "--tpm2-device",
      paramLabel = "DEVICE",
      description = "The TPM (default: the machine's). See systemd-creds(1).")
  private String device;

  SealedCredential sealed() {
    return new SealedCredential(file, key, Optional.ofNullable(device));
  }
}
