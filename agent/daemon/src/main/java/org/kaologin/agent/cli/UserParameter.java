package org.kaologin.agent.cli;

import picocli.CommandLine.Option;

/** Whose face it is about. */
final class UserParameter {
  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "Whose face (default: ${DEFAULT-VALUE}).",
      defaultValue = "${sys:user.name}")
  private String user;

  String name() {
    return user;
  }
}
