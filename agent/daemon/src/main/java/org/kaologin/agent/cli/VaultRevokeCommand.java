package org.kaologin.agent.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Another secret for a user. */
@Command(
    name = "revoke",
    description =
        "Stores a user's templates under another secret: old copies open no more. The faces stay.",
    mixinStandardHelpOptions = true)
final class VaultRevokeCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private Output output;

  @Parameters(paramLabel = "USER", description = "Whose.")
  private String user;

  @Override
  public Integer call() throws Exception {
    agent.ask(() -> new Request.RevokeTemplates(user), Reply.Done.class);
    output.print(Map.of("revoked", user), "old copies of " + user + "'s templates are useless now");
    return ExitCode.YES;
  }
}
