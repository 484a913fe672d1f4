package org.kaologin.agent.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends what too many failures in all have done. */
@Command(
    name = "allow",
    description = "Allows a face again after too many failures in all. For the administrator.",
    mixinStandardHelpOptions = true)
final class AllowCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private UserParameter user;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    agent.ask(() -> new Request.AllowFace(user.name()), Reply.Done.class);
    output.print(Map.of("allowed", user.name()), user.name() + "'s face is allowed again");
    return ExitCode.YES;
  }
}
