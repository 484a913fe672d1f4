package org.kaologin.admin.trial;

import java.awt.BorderLayout;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import org.kaologin.admin.look.Charts;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.text.Texts;
import org.knowm.xchart.XChartPanel;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How the evidence for the user's face grew, frame by frame. */
final class EvidencePlot extends JPanel {
  private static final long serialVersionUID = 1;
  private static final String SERIES = "evidence";

  private final transient XYChart chart;
  private final transient List<Double> evidence = new ArrayList<>();

  EvidencePlot(Texts texts) {
    super(new BorderLayout());
    setOpaque(false);
    chart = new XYChartBuilder().width(280).height(150).build();
    chart.setXAxisTitle(texts.get("trial.frames"));
    chart.addSeries(SERIES, new double[] {0}, new double[] {0}).setMarker(SeriesMarkers.CIRCLE);
    dress();
    add(new XChartPanel<>(chart), BorderLayout.CENTER);
    getAccessibleContext().setAccessibleName(texts.get("trial.evidence"));
  }

  private void dress() {
    Charts.dress(chart.getStyler(), getFont());
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setSeriesColors(new Color[] {Look.colour(Look.ACCENT)});
  }

  void clear() {
    evidence.clear();
    update(List.of(0.0), List.of(0.0));
  }

  void add(double value) {
    if (Double.isFinite(value)) {
      evidence.add(value);
      List<Double> frames = new ArrayList<>();
      for (int i = 1; i <= evidence.size(); i++) {
        frames.add((double) i);
      }
      update(frames, evidence);
    }
  }

  private void update(List<Double> frames, List<Double> values) {
    chart.updateXYSeries(SERIES, frames, values, null);
    repaint();
  }
}
