package org.kaologin.agent.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.agent.files.AtomicFile;
import org.kaologin.agent.vault.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The same master key under another seal. */
@Command(
    name = "reseal",
    description = {
      "Seals the same master key anew, for systemd to open: with the TPM and the host's key as they"
          + " are now.",
      "Before the board or the TPM is changed: kao vault reseal --with-key=host. After it: kao vault"
          + " reseal. Needs no agent."
    },
    mixinStandardHelpOptions = true)
final class VaultResealCommand implements Callable<Integer> {
  @Mixin private CredentialOptions credential;
  @Mixin private Output output;

  @Option(
      names = "--from-file",
      paramLabel = "FILE",
      description =
          "Takes the master key from the file of an agent without credential, such as"
              + " /var/lib/kao/master.key.")
  private Path from;

  @Override
  public Integer call() throws Exception {
    SealedCredential sealed = credential.sealed();
    byte[] master = from == null ? sealed.open() : read(from);
    try {
      sealed.install(sealed.prepare(master));
    } finally {
      Arrays.fill(master, (byte) 0);
    }
    String by = sealed.sealedBy().orElse("");
    output.print(
        Map.of("sealedBy", by),
        "the master key is sealed by "
            + by
            + "; to use it: systemctl restart kao-agent"
            + (from == null ? "" : ", and when kao vault status says so: shred -u " + from));
    return ExitCode.YES;
  }

  private byte[] read(Path file) throws IOException {
    if (Files.exists(credential.sealed().file())) {
      throw new IOException(
          credential.sealed().file() + " is there already; move it away if its key is not needed");
    }
    byte[] master = AtomicFile.read(file, Secret.BYTES);
    if (master.length != Secret.BYTES) {
      throw new IOException(file + " holds no master key");
    }
    return master;
  }
}
