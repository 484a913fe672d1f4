package org.kaologin.agent.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forgets a face. */
@Command(name = "remove", description = "Forgets a face.", mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private UserParameter user;
  @Mixin private Output output;

  @Parameters(paramLabel = "FACE", description = "Its number, from: kao list.")
  private String face;

  @Override
  public Integer call() throws Exception {
    agent.ask(() -> new Request.DeleteFace(user.name(), face), Reply.Done.class);
    output.print(Map.of("removed", face), user.name() + "'s face " + face + " is forgotten");
    return ExitCode.YES;
  }
}
