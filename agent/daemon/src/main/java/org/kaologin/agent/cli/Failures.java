package org.kaologin.agent.cli;

/** Turns what went wrong into one sentence and an exit code. */
final class Failures {

  private Failures() {}

  static int exitCode(Exception failure) {
    if (failure instanceof UnreachableException) {
      return ExitCode.UNREACHABLE;
    }
    return failure instanceof RefusedException ? ExitCode.REFUSED : ExitCode.FAILED;
  }

  static String sentence(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
