package org.kaologin.agent.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The audit journal. */
@Command(
    name = "journal",
    description = "Shows what was decided, each decision in a line of JSON. For the administrator.",
    mixinStandardHelpOptions = true)
final class JournalCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private Output output;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "NUMBER",
      description = "How many of the newest, at most 1000 (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int lines;

  @Option(
      names = "--verify",
      description = "Say instead whether all entries are there and as they were written.")
  private boolean verify;

  /** The answer to a verification. */
  record Verified(long entries, boolean whole, String problem) {}

  @Override
  public Integer call() throws Exception {
    return verify ? verified() : shown();
  }

  private int shown() throws Exception {
    List<String> entries =
        agent.ask(() -> new Request.ReadJournal(lines), Reply.JournalPage.class).entries();
    output.print(entries, String.join(System.lineSeparator(), entries));
    return ExitCode.YES;
  }

  private int verified() throws Exception {
    Reply.JournalVerified found =
        agent.ask(Request.VerifyJournal::new, Reply.JournalVerified.class);
    boolean whole = found.outcome() == Reply.JournalVerified.WHOLE;
    output.print(
        new Verified(found.entries(), whole, found.message()),
        whole
            ? found.entries() + " entries, all as they were written"
            : "BROKEN after " + found.entries() + " entries: " + found.message());
    return whole ? ExitCode.YES : ExitCode.NO;
  }
}
