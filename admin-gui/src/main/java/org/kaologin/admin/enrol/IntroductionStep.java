package org.kaologin.admin.enrol;

import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Buttons;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Icons;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;

/** Says what will happen, and asks for a name. */
final class IntroductionStep extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int ICON = 26;

  /** The protocol's limit, in bytes; a letter has at most four. */
  private static final int LONGEST_NAME = 128 / 4;

  private final JTextField name = new JTextField();
  private final JButton start;

  IntroductionStep(Texts texts, Consumer<String> chosen) {
    super(new MigLayout("insets 0, wrap 1, fillx", "[grow,fill]", "[]16[]"));
    Card card =
        new Card(new MigLayout("insets 24, fillx, wrap 2", "[]14[grow,fill]", "[]14[]14[]"));
    for (String hint : new String[] {"distance", "turn", "glasses"}) {
      card.add(new JLabel(Icons.of("hint-" + hint, ICON, () -> Look.colour(Look.ACCENT))), "top");
      JPanel words = new JPanel(new MigLayout("insets 0, wrap 1, fillx", "[grow,fill]", "[]2[]"));
      words.setOpaque(false);
      words.add(Words.heading(texts.get("enrol.hint." + hint)));
      words.add(Words.sentences(texts.get("enrol.hint." + hint + ".more")), "wmin 0");
      card.add(words, "wmin 0");
    }
    add(card);
    Card form = new Card(new MigLayout("insets 20 24 20 24, fillx", "[][grow,fill][]"));
    JLabel label = new JLabel(texts.get("enrol.name"));
    label.setLabelFor(name);
    name.setName("enrol.name");
    name.getDocument().addDocumentListener(new Changes());
    start = Buttons.main("enrol.start", texts.get("enrol.start"), event -> go(chosen));
    name.addActionListener(event -> go(chosen));
    form.add(label);
    form.add(name);
    form.add(start);
    add(form);
  }

  void begin(String proposal) {
    name.setText(proposal);
    name.selectAll();
    name.requestFocusInWindow();
  }

  private boolean isNamed() {
    String said = name.getText().strip();
    return !said.isEmpty() && said.length() <= LONGEST_NAME;
  }

  private void go(Consumer<String> chosen) {
    if (isNamed()) {
      chosen.accept(name.getText().strip());
    }
  }

  private final class Changes implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
      start.setEnabled(isNamed());
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      start.setEnabled(isNamed());
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
      start.setEnabled(isNamed());
    }
  }
}
