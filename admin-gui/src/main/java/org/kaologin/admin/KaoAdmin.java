package org.kaologin.admin;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.themes.FlatMacDarkLaf;
import java.nio.file.Path;
import javax.swing.SwingUtilities;

/** Starts the window: {@code kao-admin [--socket FILE]}. */
public final class KaoAdmin {
  private static final Path SOCKET = Path.of("/run/kao/agent.sock");

  private KaoAdmin() {}

  public static void main(String[] arguments) {
    Path socket =
        arguments.length == 2 && arguments[0].equals("--socket") ? Path.of(arguments[1]) : SOCKET;
    FlatLaf.setup(new FlatMacDarkLaf());
    SwingUtilities.invokeLater(
        () -> new AdminFrame(new Agent(socket), System.getProperty("user.name")).setVisible(true));
  }
}
