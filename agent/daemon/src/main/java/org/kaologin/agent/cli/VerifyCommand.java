package org.kaologin.agent.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries a face, without consequence. */
@Command(
    name = "verify",
    description = "Tries whether your face would be accepted; nothing follows from it.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private UserParameter user;
  @Mixin private Output output;
  @Spec private CommandSpec spec;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to look (default: ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int timeout;

  @Override
  public Integer call() throws Exception {
    if (timeout < 1 || timeout > Request.MAX_DEADLINE_MILLIS / 1000) {
      throw new ParameterException(
          spec.commandLine(),
          "--timeout is 1 to " + Request.MAX_DEADLINE_MILLIS / 1000 + " seconds, not " + timeout);
    }
    Reply.Verdict verdict =
        agent.ask(
            () -> new Request.Try(user.name(), timeout * 1000, false),
            Reply.Verdict.class,
            this::progress);
    VerdictCode code = VerdictCode.ofCode(verdict.code()).orElse(VerdictCode.INTERNAL_ERROR);
    output.print(
        Map.of("verdict", code.name(), "elapsedMillis", verdict.elapsedMillis()),
        Words.of(code) + String.format(" (%d ms)", verdict.elapsedMillis()));
    return code == VerdictCode.ACCEPTED ? ExitCode.YES : ExitCode.NO;
  }

  private void progress(Reply reply) {
    if (reply instanceof Reply.Progress progress) {
      ProgressCode.ofCode(progress.code()).ifPresent(code -> output.progress(Words.of(code)));
    }
  }
}
