package org.kaologin.admin.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.TryFrame;

/** The figures that an unlock goes by, in words, and how the evidence grew frame by frame. */
final class Figures extends JPanel {
  private static final long serialVersionUID = 1;

  private final transient Texts texts;
  private final EvidencePlot plot;
  private final JPanel list =
      new JPanel(new MigLayout("insets 0, wrap 2, fillx", "[grow][right]", "[]6[]"));
  private final Card figures =
      new Card(new MigLayout("insets 16, wrap 1, fillx", "[grow,fill]", "[]8[]"));
  private final Map<String, JLabel> values = new LinkedHashMap<>();

  Figures(Texts texts) {
    super(new MigLayout("insets 0, wrap 1, fillx", "[grow,fill]", "[]16[]"));
    this.texts = texts;
    this.plot = new EvidencePlot(texts);
    Card growth = new Card(new MigLayout("insets 16, wrap 1, fillx", "[grow,fill]", "[]8[]"));
    growth.add(Words.heading(texts.get("trial.evidence")));
    growth.add(plot, "h 150!");
    add(growth);
    figures.add(Words.heading(texts.get("trial.figures")));
    list.setOpaque(false);
    figures.add(list);
    add(figures, "hidemode 3");
    figures.setVisible(false);
  }

  void clear() {
    values.clear();
    list.removeAll();
    figures.setVisible(false);
    plot.clear();
    revalidate();
    repaint();
  }

  /** Shows what is known of a frame; a figure of an earlier one that is not known now is gone. */
  void show(TryFrame frame) {
    figures.setVisible(true);
    values.values().forEach(label -> label.setText("–"));
    for (TryFrame.Score score : frame.scores()) {
      if (score.name().equals("evidence")) {
        plot.add(score.value());
      }
      values.computeIfAbsent(score.name(), this::row).setText(text(score));
    }
  }

  private JLabel row(String name) {
    String key = "figure." + name;
    list.add(Words.muted(texts.has(key) ? texts.get(key) : name), "wmin 0");
    JLabel value = new JLabel();
    value.setName(key);
    list.add(value);
    list.revalidate();
    return value;
  }

  private String text(TryFrame.Score score) {
    if (Double.isNaN(score.value())) {
      return "–";
    }
    String key = "figure." + score.name() + ".unit";
    return texts.get(texts.has(key) ? key : "figure.unit", score.value());
  }
}
