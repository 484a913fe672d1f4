package org.kaologin.agent.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a face another name. */
@Command(
    name = "rename",
    description = "Gives a face another name.",
    mixinStandardHelpOptions = true)
final class RenameCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private UserParameter user;
  @Mixin private Output output;

  @Parameters(paramLabel = "FACE", description = "Its number, from: kao list.")
  private String face;

  @Parameters(paramLabel = "NAME", description = "Its new name.")
  private String name;

  @Override
  public Integer call() throws Exception {
    agent.ask(() -> new Request.RenameFace(user.name(), face, name), Reply.Done.class);
    output.print(
        Map.of("face", face, "name", name), user.name() + "'s face " + face + " is called " + name);
    return ExitCode.YES;
  }
}
