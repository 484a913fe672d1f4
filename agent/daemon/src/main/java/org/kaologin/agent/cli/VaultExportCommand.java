package org.kaologin.agent.cli;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.ExportedFaces;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** All faces into a file, under a passphrase. */
@Command(
    name = "export",
    description = {
      "Writes all users' faces into a file under a passphrase, for another machine or a lost key.",
      "Whoever has the file can guess for as long as they like: choose a long passphrase."
    },
    mixinStandardHelpOptions = true)
final class VaultExportCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private PassphraseOption passphrase;
  @Mixin private Output output;

  @Parameters(paramLabel = "FILE", description = "A new file; only you may read it.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    ExportKeys.Cost cost = ExportKeys.Cost.standard();
    List<ExportedFaces> users = new ArrayList<>();
    try (ExportKeys keys = ExportKeys.derive(passphrase.read(true), cost)) {
      agent.ask(
          () -> new Request.ExportFaces(keys.sealing()),
          Reply.Done.class,
          reply -> {
            if (reply instanceof ExportedFaces user) {
              users.add(user);
            }
          });
      ExportFile.write(file, cost, keys, users);
    }
    List<String> names = users.stream().map(ExportedFaces::user).toList();
    output.print(Map.of("users", names), "exported: " + String.join(", ", names));
    return ExitCode.YES;
  }
}
