package org.kaologin.agent.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How the agent is. */
@Command(name = "status", description = "Shows how the agent is.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Mixin private AgentOptions agent;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Reply.StatusReport report = agent.ask(Request.Status::new, Reply.StatusReport.class);
    Map<String, String> items = new LinkedHashMap<>();
    report.items().forEach(item -> items.put(item.key(), item.value()));
    output.print(
        items,
        items.entrySet().stream()
            .map(item -> String.format("%-20s %s", item.getKey(), item.getValue()))
            .collect(Collectors.joining(System.lineSeparator())));
    return ExitCode.YES;
  }
}
