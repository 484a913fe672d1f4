package org.kaologin.admin.window;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.EnumMap;
import java.util.Map;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.WindowConstants;
import org.kaologin.admin.activity.ActivityPage;
import org.kaologin.admin.agent.AgentLink;
import org.kaologin.admin.agent.AgentStart;
import org.kaologin.admin.agent.Reconnection;
import org.kaologin.admin.enrol.EnrolPage;
import org.kaologin.admin.faces.FacesPage;
import org.kaologin.admin.health.HealthPage;
import org.kaologin.admin.map.MapPage;
import org.kaologin.admin.strictness.StrictnessPage;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.trial.TrialPage;
import org.kaologin.admin.where.PamHelper;
import org.kaologin.admin.where.WherePage;

/** The window: the list of pages, and one of them. */
public final class AdminWindow extends JFrame {
  private static final long serialVersionUID = 1;
  private static final int WIDTH = 1040;
  private static final int HEIGHT = 720;
  private static final int LEAST_WIDTH = 860;
  private static final int LEAST_HEIGHT = 600;

  private final transient Map<PageName, Page> pages = new EnumMap<>(PageName.class);
  private final CardLayout cards = new CardLayout();
  private final JPanel stage = new JPanel(cards);
  private final Sidebar sidebar;
  private final transient Reconnection reconnection;
  private transient PageName current = PageName.FACES;

  public AdminWindow(AgentLink link, Texts texts, String user, AgentStart start, PamHelper pam) {
    super(texts.get("window.title"));
    Context context = new Context(link, texts, new Person(user), start, pam, this::open);
    pages.put(PageName.FACES, new FacesPage(context));
    pages.put(PageName.ENROL, new EnrolPage(context));
    pages.put(PageName.TRIAL, new TrialPage(context));
    pages.put(PageName.MAP, new MapPage(context));
    pages.put(PageName.STRICTNESS, new StrictnessPage(context));
    pages.put(PageName.WHERE, new WherePage(context));
    pages.put(PageName.ACTIVITY, new ActivityPage(context));
    pages.put(PageName.HEALTH, new HealthPage(context));
    pages.forEach((name, page) -> stage.add(page.component(), name.key()));
    reconnection = new Reconnection(link, () -> pages.get(current).back());
    sidebar = new Sidebar(texts, this::open);
    add(sidebar, BorderLayout.LINE_START);
    add(stage, BorderLayout.CENTER);
    setMinimumSize(UIScale.scale(new Dimension(LEAST_WIDTH, LEAST_HEIGHT)));
    setSize(UIScale.scale(new Dimension(WIDTH, HEIGHT)));
    setLocationByPlatform(true);
    setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            reconnection.end();
            pages.get(current).hidden();
          }
        });
  }

  /** Shows a page. */
  public void open(PageName page) {
    pages.get(current).hidden();
    current = page;
    sidebar.select(page);
    cards.show(stage, page.key());
    pages.get(page).shown();
  }
}
