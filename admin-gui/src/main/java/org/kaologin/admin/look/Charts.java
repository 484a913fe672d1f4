package org.kaologin.admin.look;

import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.AxesChartStyler;

/** Charts that look like the rest of the window. */
public final class Charts {
  private Charts() {}

  /** Dresses a chart that stands on a card. */
  public static void dress(AxesChartStyler styler, Font font) {
    Color card = Look.colour(Look.CARD);
    Color muted = Look.colour(Look.MUTED);
    Color line = Look.colour("Kao.cardBorder");
    styler.setChartBackgroundColor(card);
    styler.setPlotBackgroundColor(card);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(line);
    styler.setLegendBackgroundColor(card);
    styler.setLegendBorderColor(card);
    styler.setLegendFont(font);
    styler.setChartFontColor(muted);
    styler.setXAxisTitleColor(muted);
    styler.setAxisTitleFont(font);
    styler.setAxisTickLabelsColor(muted);
    styler.setAxisTickLabelsFont(font);
    styler.setAxisTickMarksColor(line);
  }
}
