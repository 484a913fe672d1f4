package org.kaologin.agent.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How the vault is kept. */
@Command(
    name = "status",
    description = "Shows where the master key comes from, and how it is kept.",
    mixinStandardHelpOptions = true)
final class VaultStatusCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private CredentialOptions credential;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Reply.StatusReport report = agent.ask(Request.VaultStatus::new, Reply.StatusReport.class);
    Map<String, String> items = new LinkedHashMap<>();
    report.items().forEach(item -> items.put(item.key(), item.value()));
    if (items.getOrDefault("master key", "").equals("credential")) {
      credential
          .sealed()
          .sealedBy()
          .ifPresent(by -> items.put("master key", "credential sealed by " + by));
    }
    output.print(
        items,
        items.entrySet().stream()
            .map(item -> String.format("%-20s %s", item.getKey(), item.getValue()))
            .collect(Collectors.joining(System.lineSeparator())));
    return ExitCode.YES;
  }
}
