package org.kaologin.agent.cli;

/** What the process says when it ends. */
final class ExitCode {
  static final int YES = 0;
  static final int NO = 1;
  static final int UNREACHABLE = 3;
  static final int REFUSED = 4;
  static final int FAILED = 5;

  private ExitCode() {}
}
