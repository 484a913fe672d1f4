package org.kaologin.agent.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command's first word. */
@Command(
    name = "kao",
    description = "Log in by looking at a Kinect v2.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is done, or the answer is yes",
      "1:the answer is no",
      "2:wrong arguments",
      "3:the agent cannot be reached",
      "4:the agent refused",
      "5:something failed"
    },
    subcommands = {
      StatusCommand.class,
      DoctorCommand.class,
      EnrolCommand.class,
      ListCommand.class,
      RenameCommand.class,
      RemoveCommand.class,
      VerifyCommand.class,
      LockCommand.class,
      AllowCommand.class,
      JournalCommand.class,
      RecordCommand.class,
      PlayCommand.class,
      EvaluateCommand.class,
      VaultCommand.class,
      BenchCommand.class,
      GenerateCompletion.class
    })
public final class Kao implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "What to do? For example: kao status");
  }

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line with all commands. */
  static CommandLine commandLine() {
    return new CommandLine(new Kao())
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              commandLine.getErr().println("kao: " + Failures.sentence(failure));
              return Failures.exitCode(failure);
            });
  }
}
