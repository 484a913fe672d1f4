package org.kaologin.admin.activity;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.agent.Listener;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.PageFrame;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.Context;
import org.kaologin.admin.window.Page;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Shows what the journal says of a user. */
public final class ActivityPage implements Page {
  private static final int MOST_ENTRIES = 500;
  private static final int[] WIDTHS = {150, 260, 90, 210};

  private final Context context;
  private final Texts texts;
  private final HappeningTable rows;
  private final JLabel today = Words.heading(" ");
  private final DayView hours = new DayView();
  private final PageFrame frame;
  private List<Happening> all = List.of();
  private Predicate<Happening> filter = happening -> true;

  public ActivityPage(Context context) {
    this.context = context;
    this.texts = context.texts();
    this.rows = new HappeningTable(texts);
    JPanel content =
        new JPanel(new MigLayout("insets 0, fill, wrap 1", "[grow,fill]", "[]8[]12[grow,fill]"));
    JPanel head = new JPanel(new MigLayout("insets 0, fillx", "[grow][]"));
    today.setName("activity.today");
    head.add(today, "wmin 0");
    head.add(filters());
    content.add(head);
    content.add(hours, "wmin 0");
    content.add(table(), "hmin 0");
    this.frame =
        new PageFrame(
            texts.get("activity.title"),
            texts.get("activity.subtitle"),
            content,
            Buttons.icon("activity.refresh", "refresh", texts.get("refresh"), event -> shown()));
  }

  private JComponent filters() {
    JPanel buttons = new JPanel(new MigLayout("insets 0, gapx 4"));
    ButtonGroup group = new ButtonGroup();
    addFilter(buttons, group, "all", happening -> true);
    addFilter(buttons, group, "unlocks", Happening::isUnlock);
    addFilter(buttons, group, "refusals", Happening::isRefusal);
    addFilter(buttons, group, "changes", Happening::isChange);
    return buttons;
  }

  private void addFilter(
      JPanel buttons, ButtonGroup group, String name, Predicate<Happening> wanted) {
    JToggleButton button = new JToggleButton(texts.get("activity.filter." + name));
    button.setName("activity.filter." + name);
    button.setSelected(name.equals("all"));
    button.addActionListener(
        event -> {
          filter = wanted;
          fill();
        });
    group.add(button);
    buttons.add(button);
  }

  private JComponent table() {
    JTable table = new JTable(rows);
    table.setName("activity.table");
    table.getAccessibleContext().setAccessibleName(texts.get("activity.title"));
    table.setFillsViewportHeight(true);
    table.setDefaultRenderer(Object.class, new HappeningRenderer(rows));
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
    Card card = new Card(new MigLayout("insets 8, fill", "[grow,fill]", "[grow,fill]"));
    if (table.getTableHeader().getDefaultRenderer() instanceof JLabel header) {
      header.setHorizontalAlignment(SwingConstants.LEADING);
    }
    JScrollPane pane = new JScrollPane(table);
    pane.setBorder(BorderFactory.createEmptyBorder());
    card.add(pane, "hmin 0");
    return card;
  }

  @Override
  public JComponent component() {
    return frame;
  }

  @Override
  public void shown() {
    context
        .link()
        .ask(
            new Request.ReadActivity(context.person().name(), MOST_ENTRIES),
            Reply.JournalPage.class,
            Listener.of(this::show, problem -> context.problem(frame.notice(), problem)));
  }

  private void show(Reply.JournalPage page) {
    frame.notice().clear();
    List<Happening> newestFirst =
        new ArrayList<>(
            page.entries().stream().flatMap(line -> Happening.parse(line).stream()).toList());
    Collections.reverse(newestFirst);
    all = newestFirst;
    LocalDate day = LocalDate.now(ZoneId.systemDefault());
    Predicate<Happening> isToday =
        h -> h.time().atZone(ZoneId.systemDefault()).toLocalDate().equals(day);
    today.setText(
        texts.get(
            "activity.today",
            count(isToday.and(Happening::isUnlock)),
            count(isToday.and(Happening::isRefusal))));
    hours.show(all, day, today.getText());
    fill();
  }

  private long count(Predicate<Happening> wanted) {
    return all.stream().filter(wanted).count();
  }

  private void fill() {
    rows.show(all.stream().filter(filter).toList());
  }
}
