package org.kaologin.agent.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.agent.vault.Secret;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.StatusReport.Item;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Another master key, and other secrets for all users. */
@Command(
    name = "rotate",
    description = "Changes the master key, and each user's secret: old copies open no more.",
    mixinStandardHelpOptions = true)
final class VaultRotateCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private CredentialOptions credential;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Reply.StatusReport status = agent.ask(Request.VaultStatus::new, Reply.StatusReport.class);
    if (status.items().contains(new Item("master key", "credential"))) {
      rotateCredential();
      output.print(
          Map.of("credential", credential.sealed().file().toString()),
          "the next master key is sealed; to use it: systemctl restart kao-agent");
    } else {
      agent.ask(() -> new Request.RotateMasterKey(new byte[0]), Reply.Done.class);
      output.print(Map.of("rotated", true), "the master key is another now");
    }
    return ExitCode.YES;
  }

  /** Sealed first, then announced, then put in place: the agent opens with the old or the new. */
  private void rotateCredential() throws Exception {
    SealedCredential sealed = credential.sealed();
    byte[] master = new byte[Secret.BYTES];
    new SecureRandom().nextBytes(master);
    try {
      Path prepared = sealed.prepare(master);
      try {
        agent.ask(() -> new Request.RotateMasterKey(master), Reply.Done.class);
        sealed.install(prepared);
      } finally {
        Files.deleteIfExists(prepared);
      }
    } finally {
      Arrays.fill(master, (byte) 0);
    }
  }
}
