package org.kaologin.admin.strictness;

import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Words;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.Curves;

/** What the slider's rate means: the curves, and what follows from them in words. */
final class CurvesView extends JPanel {
  private static final long serialVersionUID = 1;

  /** Fewer are said to be so few. */
  private static final double FEWEST_REFUSED = 1e-3;

  private final transient Texts texts;
  private final CurvesPlot plot;
  private final JTextArea refused = Words.sentences(" ");
  private final JTextArea siamese = Words.sentences(" ");
  private transient Optional<Curves> curves = Optional.empty();

  CurvesView(Texts texts) {
    super(new MigLayout("insets 0, wrap 1, fillx", "[grow,fill]", "[]8[]2[]"));
    this.texts = texts;
    this.plot = new CurvesPlot(texts);
    setOpaque(false);
    refused.setName("strictness.refused");
    siamese.setName("strictness.siamese");
    add(plot, "wmin 0");
    add(refused, "wmin 0");
    add(siamese, "wmin 0");
    setVisible(false);
  }

  /** What was measured. */
  void show(Curves measured, double falseMatchRate) {
    curves = Optional.of(measured);
    setVisible(true);
    show(falseMatchRate);
  }

  /** The slider stands at this rate. */
  void show(double falseMatchRate) {
    curves.ifPresent(c -> nearest(c.points(), falseMatchRate).ifPresent(p -> show(c, p)));
  }

  private void show(Curves measured, Curves.OperatingPoint point) {
    plot.show(measured, point.needed());
    double share = Math.max(point.refused(), FEWEST_REFUSED);
    refused.setText(
        texts.get(
            point.refused() < FEWEST_REFUSED ? "strictness.refused.few" : "strictness.refused",
            Math.round(1 / share)));
    siamese.setText(
        Double.isNaN(point.siameseDistance())
            ? texts.get("strictness.siamese.none")
            : texts.get("strictness.siamese", point.siameseDistance()));
    plot.getAccessibleContext()
        .setAccessibleDescription(refused.getText() + " " + siamese.getText());
  }

  /** The point whose rate is nearest, as powers of ten go. */
  static Optional<Curves.OperatingPoint> nearest(
      List<Curves.OperatingPoint> points, double falseMatchRate) {
    return points.stream()
        .min(
            (a, b) ->
                Double.compare(
                    powers(a.falseMatchRate(), falseMatchRate),
                    powers(b.falseMatchRate(), falseMatchRate)));
  }

  private static double powers(double rate, double other) {
    return Math.abs(Math.log10(rate / other));
  }
}
