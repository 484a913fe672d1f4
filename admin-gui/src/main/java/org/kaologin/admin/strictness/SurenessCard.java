package org.kaologin.admin.strictness;

import javax.swing.JLabel;
import javax.swing.JSlider;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Card;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.Curves;

/** How sure the agent must be: a false match rate on a slider. */
final class SurenessCard extends Card {
  private static final long serialVersionUID = 1;

  private final transient Texts texts;
  private final JSlider slider = new JSlider(0, RateScale.MOST);
  private final JLabel rate = Words.heading(" ");
  private final CurvesView curves;
  private double exact;

  SurenessCard(Texts texts, Runnable changed) {
    super(new MigLayout("insets 20 24 20 24, fillx", "[][grow,fill][]", "[]4[]14[]14[]"));
    this.texts = texts;
    this.curves = new CurvesView(texts);
    rate.setName("strictness.rate.words");
    slider.setName("strictness.rate");
    slider.setSnapToTicks(true);
    slider.setMajorTickSpacing(RateScale.MOST / 4);
    slider.setMinorTickSpacing(1);
    slider.setPaintTicks(true);
    slider.getAccessibleContext().setAccessibleName(texts.get("strictness.rate"));
    slider.addChangeListener(
        event -> {
          if (slider.getValue() != RateScale.step(exact)) {
            exact = RateScale.rate(slider.getValue());
          }
          say();
          changed.run();
        });
    add(Words.heading(texts.get("strictness.rate")), "span 2");
    add(rate, "wrap");
    add(Words.sentences(texts.get("strictness.rate.more")), "span 3, wmin 0, growx, wrap");
    add(Words.muted(texts.get("strictness.lax")));
    add(slider);
    add(Words.muted(texts.get("strictness.strict")), "wrap");
    add(curves, "span 3, growx, wmin 0, hidemode 3");
  }

  void show(double falseMatchRate) {
    exact = falseMatchRate;
    slider.setValue(RateScale.step(falseMatchRate));
    say();
  }

  /** What was measured. */
  void show(Curves measured) {
    curves.show(measured, exact);
  }

  /** The rate; what was set elsewhere between two steps stays until the slider is moved. */
  double falseMatchRate() {
    return exact;
  }

  private void say() {
    String words = texts.get("strictness.one-in", RateScale.oneIn(exact));
    rate.setText(words);
    slider.getAccessibleContext().setAccessibleDescription(words);
    curves.show(exact);
  }
}
