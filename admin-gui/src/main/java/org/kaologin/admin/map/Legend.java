package org.kaologin.admin.map;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.FaceMap.Place;

/** What the forms mean and how many there are of each, and whose the colours are. */
final class Legend extends JPanel {
  private static final long serialVersionUID = 1;

  /** More names than colours tell nothing apart. */
  private static final int MOST_NAMES = Look.PERSONS.size();

  private final transient Texts texts;
  private final transient Sayings sayings;
  private final Map<Mark, JLabel> marks = new EnumMap<>(Mark.class);
  private final JPanel names = row("");
  private transient People people = new People(List.of());

  Legend(Texts texts) {
    super(new MigLayout("insets 0, wrap 1, gapy 6", "[grow,fill]"));
    this.texts = texts;
    this.sayings = new Sayings(texts);
    setOpaque(false);
    JPanel forms = row("wrap 2");
    for (Mark mark : Mark.values()) {
      JLabel label = new JLabel(new MarkIcon(mark, () -> Look.colour(Look.MUTED)));
      label.setName(mark.key());
      forms.add(label);
      marks.put(mark, label);
    }
    add(forms);
    add(names, "wmin 0");
  }

  private static JPanel row(String more) {
    JPanel row = new JPanel(new MigLayout("insets 0, gap 18 4, " + more));
    row.setOpaque(false);
    return row;
  }

  void show(List<Place> places, People whose) {
    marks.forEach((mark, label) -> label.setText(sayings.of(places, mark)));
    if (!whose.equals(people)) {
      people = whose;
      names.removeAll();
      whose.names().stream().limit(MOST_NAMES).forEach(name -> names.add(person(name), "wmin 0"));
      int more = whose.names().size() - MOST_NAMES;
      if (more > 0) {
        names.add(Words.muted(texts.get("map.others", more)));
      }
      names.revalidate();
      names.repaint();
    }
  }

  private JLabel person(String name) {
    People whose = people;
    JLabel label = new JLabel(name);
    label.setIcon(new MarkIcon(Mark.ENROLLED, () -> whose.colour(name)));
    label.setToolTipText(name);
    return label;
  }
}
