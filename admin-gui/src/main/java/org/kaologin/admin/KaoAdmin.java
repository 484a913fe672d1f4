package org.kaologin.admin;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.swing.SwingUtilities;
import org.kaologin.admin.agent.AgentLink;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.where.PamHelper;
import org.kaologin.admin.window.AdminWindow;
import org.kaologin.admin.window.PageName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code kao-admin}: opens the window. */
@Command(
    name = "kao-admin",
    description = "Enrols faces, tries them, and shows what they opened.",
    mixinStandardHelpOptions = true)
public final class KaoAdmin implements Callable<Integer> {
  @Option(
      names = "--socket",
      paramLabel = "FILE",
      description = "Where the agent listens (${DEFAULT-VALUE}).",
      defaultValue = "/run/kao/agent.sock")
  private Path socket;

  @Option(
      names = "--page",
      paramLabel = "PAGE",
      description = "The page to begin with: ${COMPLETION-CANDIDATES}.",
      defaultValue = "faces")
  private PageName page;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Whose faces (who starts it).",
      defaultValue = "${sys:user.name}")
  private String user;

  private KaoAdmin() {}

  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new KaoAdmin()).setCaseInsensitiveEnumValuesAllowed(true);
    int exitCode = command.execute(arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  @Override
  public Integer call() {
    Desktop desktop = Desktop.ask();
    SwingUtilities.invokeLater(
        () -> {
          Look.install(desktop);
          AdminWindow window =
              new AdminWindow(
                  new AgentLink(socket),
                  Texts.of(Locale.getDefault()),
                  user,
                  PamHelper.installed());
          window.open(page);
          window.setVisible(true);
        });
    return 0;
  }
}
