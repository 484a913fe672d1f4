package org.kaologin.admin;

import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.WindowConstants;

/** The window and its tabs. */
final class AdminFrame extends JFrame {
  private static final long serialVersionUID = 1;

  private static final int WIDTH = 720;
  private static final int HEIGHT = 460;

  AdminFrame(Agent agent, String user) {
    super("Kao");
    JTabbedPane tabs = new JTabbedPane();
    tabs.addTab("Faces", new FacesPanel(agent, user));
    tabs.addTab("Status", new StatusPanel(agent));
    add(tabs);
    setSize(WIDTH, HEIGHT);
    setLocationByPlatform(true);
    setDefaultCloseOperation(WindowConstants.EXIT_ON_CLOSE);
  }
}
