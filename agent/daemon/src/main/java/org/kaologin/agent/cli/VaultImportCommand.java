package org.kaologin.agent.cli;

import java.io.IOException;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exported faces into the vault. */
@Command(
    name = "import",
    description = "Takes the faces that kao vault export wrote. Asks before it replaces any.",
    mixinStandardHelpOptions = true)
final class VaultImportCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private PassphraseOption passphrase;
  @Mixin private Output output;

  @Parameters(paramLabel = "FILE", description = "From: kao vault export.")
  private Path file;

  @Option(names = "--replace", description = "Replaces the faces that are there, unasked.")
  private boolean replace;

  @Override
  public Integer call() throws Exception {
    byte[] content = ExportFile.read(file);
    ExportKeys.Cost cost = ExportFile.cost(content);
    List<String> taken = new ArrayList<>();
    List<String> left = new ArrayList<>();
    try (ExportKeys keys = ExportKeys.derive(passphrase.read(false), cost)) {
      for (ExportedFaces user : ExportFile.users(content, keys)) {
        (take(user, keys) ? taken : left).add(user.user());
      }
    }
    output.print(
        Map.of("imported", taken, "left", left),
        "imported: "
            + String.join(", ", taken)
            + (left.isEmpty() ? "" : "; left as they are: " + String.join(", ", left)));
    return left.isEmpty() ? ExitCode.YES : ExitCode.NO;
  }

  private boolean take(ExportedFaces user, ExportKeys keys) throws Exception {
    boolean replacing = !isFree(user.user());
    if (replacing && !replace && !Person.agrees(user.user() + " has faces here. Replace them?")) {
      return false;
    }
    agent.ask(
        () ->
            new Request.ImportFaces(user.user(), replacing, keys.sealing().clone(), user.sealed()),
        Reply.Done.class);
    return true;
  }

  /** Whether nobody's faces would be replaced. A user whose file cannot be read has some. */
  private boolean isFree(String user) throws IOException, UnreachableException {
    try {
      return agent.ask(() -> new Request.ListFaces(user), Reply.FaceList.class).faces().isEmpty();
    } catch (RefusedException e) {
      output.progress(e.getMessage());
      return false;
    }
  }
}
