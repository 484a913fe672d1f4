package org.kaologin.agent.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns a face. */
@Command(
    name = "enroll",
    description = "Learns a face: look at the camera and turn your head as it says.",
    mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private UserParameter user;
  @Mixin private Output output;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it (default: ${DEFAULT-VALUE}).",
      defaultValue = "face")
  private String name;

  private String lastLine = "";

  @Override
  public Integer call() throws Exception {
    Reply.Enrolled enrolled =
        agent.ask(
            () -> new Request.Enrol(user.name(), name, false),
            Reply.Enrolled.class,
            this::progress);
    output.print(
        Map.of("face", enrolled.face()), user.name() + "'s face is learnt: " + enrolled.face());
    return ExitCode.YES;
  }

  private void progress(Reply reply) {
    if (!(reply instanceof Reply.EnrolProgress step)) {
      return;
    }
    String hint =
        step.hints().stream()
            .flatMap(code -> ProgressCode.ofCode(code).stream())
            .map(Words::of)
            .findFirst()
            .orElse(step.nextPose().isEmpty() ? "" : "Look " + step.nextPose() + ".");
    String line = String.format("%2d of %d  %s", step.posesDone(), step.posesWanted(), hint);
    if (!line.equals(lastLine)) {
      output.progress(line);
      lastLine = line;
    }
  }
}
