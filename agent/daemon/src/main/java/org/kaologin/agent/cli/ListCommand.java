package org.kaologin.agent.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.FaceList.Face;
import org.kaologin.protocol.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which faces a user has. */
@Command(name = "list", description = "Lists a user's faces.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
          .withZone(ZoneId.systemDefault());

  @Mixin private AgentOptions agent;
  @Mixin private UserParameter user;
  @Mixin private Output output;

  @Override
  public Integer call() throws Exception {
    Reply.FaceList list = agent.ask(() -> new Request.ListFaces(user.name()), Reply.FaceList.class);
    output.print(
        list.faces(),
        list.faces().isEmpty()
            ? user.name() + " has no face here; add one with: kao enroll"
            : list.faces().stream()
                .map(ListCommand::line)
                .collect(Collectors.joining(System.lineSeparator())));
    return ExitCode.YES;
  }

  private static String line(Face face) {
    return String.format(
        "%-10s %-20s enrolled %s, last used %s, %d templates",
        face.id(),
        face.name(),
        time(face.enrolledAtSeconds()),
        face.lastUsedAtSeconds() == 0 ? "never" : time(face.lastUsedAtSeconds()),
        face.templates());
  }

  private static String time(long seconds) {
    return TIME.format(Instant.ofEpochSecond(seconds));
  }
}
