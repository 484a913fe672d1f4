package org.kaologin.admin.strictness;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.util.List;
import javax.swing.JPanel;
import org.kaologin.admin.look.Charts;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.text.Texts;
import org.kaologin.protocol.Reply.Curves;
import org.knowm.xchart.XChartPanel;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How surely strangers and persons themselves look like the person, the user's own unlocks, and the
 * evidence that opens between them.
 */
final class CurvesPlot extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int HEIGHT = 230;
  private static final int POINTS = 160;
  private static final double DEVIATIONS = 3.5;
  private static final double TOP = 1.08;

  /** Where the unlocks are drawn, as a share of the curves' height. */
  private static final double DOTS = 0.06;

  private static final int TRANSLUCENT = 90;

  private final String needed;
  private final String unlocks;
  private final String strangers;
  private final String own;
  private final transient XYChart chart;

  CurvesPlot(Texts texts) {
    super(new BorderLayout());
    needed = texts.get("strictness.curve.needed");
    unlocks = texts.get("strictness.curve.unlocks");
    strangers = texts.get("strictness.curve.strangers");
    own = texts.get("strictness.curve.own");
    setOpaque(false);
    setName("strictness.curves");
    getAccessibleContext().setAccessibleName(texts.get("strictness.curve"));
    chart = new XYChartBuilder().width(2 * HEIGHT).height(HEIGHT).build();
    chart.setXAxisTitle(texts.get("strictness.curve.axis"));
    dress();
    XChartPanel<XYChart> panel = new XChartPanel<>(chart);
    panel.setPreferredSize(UIScale.scale(new Dimension(2 * HEIGHT, HEIGHT)));
    add(panel, BorderLayout.CENTER);
  }

  private void dress() {
    var styler = chart.getStyler();
    Charts.dress(styler, getFont());
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setPlotGridLinesVisible(false);
    styler.setYAxisTicksVisible(false);
    styler.setYAxisMin(0.0);
    styler.setYAxisMax(TOP);
  }

  /** Shows what was measured, and the evidence that opens now. */
  void show(Curves curves, double neededNow) {
    List.copyOf(chart.getSeriesMap().keySet()).forEach(chart::removeSeries);
    area(strangers, curves.strangers(), Look.colour(Look.MUTED));
    area(own, curves.own(), Look.colour(Look.ACCENT));
    if (!curves.unlocks().isEmpty()) {
      XYSeries dots =
          chart.addSeries(
              unlocks, curves.unlocks(), curves.unlocks().stream().map(u -> DOTS).toList());
      dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      dots.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(Look.colour("Label.foreground"));
    }
    XYSeries line =
        chart.addSeries(needed, new double[] {neededNow, neededNow}, new double[] {0, 1});
    line.setMarker(SeriesMarkers.NONE).setLineColor(Look.colour(Look.BAD));
    line.setLineStyle(
        new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {6, 4}, 0));
    repaint();
  }

  private void area(String name, Curves.Spread spread, Color colour) {
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double deviations = DEVIATIONS * (2.0 * i / (POINTS - 1) - 1);
      x[i] = spread.mean() + deviations * spread.deviation();
      y[i] = Math.exp(-deviations * deviations / 2);
    }
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
    series.setMarker(SeriesMarkers.NONE).setLineColor(colour);
    series.setFillColor(
        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), TRANSLUCENT));
  }
}
