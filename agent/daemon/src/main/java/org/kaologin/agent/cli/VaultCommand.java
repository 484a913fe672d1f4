package org.kaologin.agent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The first word of what root does with the vault. */
@Command(
    name = "vault",
    description = "Looks after the vault and its keys. Only root may.",
    mixinStandardHelpOptions = true,
    subcommands = {
      VaultStatusCommand.class,
      VaultRotateCommand.class,
      VaultResealCommand.class,
      VaultExportCommand.class,
      VaultImportCommand.class,
      VaultRevokeCommand.class
    })
final class VaultCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "What to do? For example: kao vault status");
  }
}
