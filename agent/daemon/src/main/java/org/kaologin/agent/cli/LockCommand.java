package org.kaologin.agent.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Wants the password next. */
@Command(
    name = "lock",
    description = "Lets the face open nothing until the password was used once.",
    mixinStandardHelpOptions = true)
final class LockCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private UserParameter user;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    agent.ask(() -> new Request.Lock(user.name()), Reply.Done.class);
    output.print(
        Map.of("locked", user.name()), user.name() + "'s face opens nothing until the password");
    return ExitCode.YES;
  }
}
