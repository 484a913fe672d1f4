package org.kaologin.admin;

import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.swing.SwingUtilities;
import org.kaologin.admin.agent.AgentLink;
import org.kaologin.admin.agent.AgentStart;
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
      description = "Where the agent listens (default: ${DEFAULT-VALUE}).",
      defaultValue = "/run/kao/agent.sock")
  private Path socket;

  @Option(
      names = "--page",
      paramLabel = "PAGE",
      description = "The page to begin with: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "faces")
  private PageName page;

  @Option(
      names = "--user",
      paramLabel = "USER",
      description = "Whose faces (default: ${DEFAULT-VALUE}).",
      defaultValue = "${sys:user.name}")
  private String user;

  private static final int NO_WINDOW = 1;

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
    if (GraphicsEnvironment.isHeadless()) {
      System.err.println("kao-admin: there is no display; at a terminal use kao");
      return NO_WINDOW;
    }
    Desktop desktop = Desktop.ask();
    SwingUtilities.invokeLater(
        () -> {
          Look.install(desktop);
          AdminWindow window =
              new AdminWindow(
                  new AgentLink(socket),
                  Texts.of(Locale.getDefault()),
                  user,
                  AgentStart.installed(),
                  PamHelper.installed());
          window.open(page);
          window.setVisible(true);
        });
    return 0;
  }
}
