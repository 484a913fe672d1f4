package org.kaologin.admin;

import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** How the agent is. */
final class StatusPanel extends JPanel {
  private static final long serialVersionUID = 1;

  private final transient Agent agent;
  private final JPanel items = new JPanel(new MigLayout("insets 0, wrap 2", "[][grow]"));

  StatusPanel(Agent agent) {
    super(new MigLayout("insets 16, fill", "[grow]", "[grow][]"));
    this.agent = agent;
    JButton refresh = new JButton("Refresh");
    refresh.addActionListener(event -> refresh());
    add(items, "grow, wrap");
    add(refresh, "right");
    refresh();
  }

  private void refresh() {
    agent.ask(new Request.Status(), Reply.StatusReport.class, reply -> {}, this::show, this::fail);
  }

  private void show(Reply.StatusReport report) {
    items.removeAll();
    for (Reply.StatusReport.Item item : report.items()) {
      JLabel key = new JLabel(item.key());
      key.setEnabled(false);
      items.add(key);
      items.add(new JLabel(item.value()));
    }
    items.revalidate();
    items.repaint();
  }

  private void fail(String sentence) {
    items.removeAll();
    items.add(new JLabel(sentence), "span");
    items.revalidate();
    items.repaint();
  }
}
