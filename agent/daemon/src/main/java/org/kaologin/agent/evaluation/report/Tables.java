package org.kaologin.agent.evaluation.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttackResult;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttemptResult;
import org.kaologin.agent.evaluation.report.EvaluationReport.FoldResult;
import org.kaologin.agent.evaluation.report.chart.Markup;
import org.kaologin.agent.evaluation.statistics.TailEstimate;

/** The page's tables. */
final class Tables {
  private final Markup out = new Markup();

  private Tables(String... heads) {
    out.add("<div class=\"wide\"><table><thead><tr>");
    for (String head : heads) {
      out.add("<th scope=\"col\">").text(head).add("</th>");
    }
    out.add("</tr></thead><tbody>");
  }

  private Tables row(boolean main, String... cells) {
    out.add(main ? "<tr class=\"main\">" : "<tr>");
    for (String cell : cells) {
      out.add("<td>").text(cell).add("</td>");
    }
    out.add("</tr>");
    return this;
  }

  private String end() {
    return out.add("</tbody></table></div>").toString();
  }

  static String comparators(Map<String, ComparatorResult> results) {
    Tables table =
        new Tables(
            "score", "EER", "d'", "FNMR at FMR 1e-3", "FNMR at FMR 1e-4", "genuine", "impostor");
    results.forEach(
        (name, c) ->
            table.row(
                false,
                name,
                Rates.percent(c.eer()),
                Rates.dPrime(c.dPrime()),
                Rates.percent(c.fnmrAt1e3()),
                Rates.percent(c.fnmrAt1e4()),
                Integer.toString(c.genuineScores()),
                Integer.toString(c.impostorScores())));
    return table.end();
  }

  static String operatingPoints(Map<String, ComparatorResult> results) {
    Tables table =
        new Tables("score", "FMR", "counted FMR, 95 %", "counted FNMR, 95 %", "fitted FNMR, 95 %");
    results.forEach(
        (name, c) -> {
          for (ComparatorResult.Counted counted : c.counted()) {
            table.row(
                false,
                name,
                rate(counted.fmrTarget()),
                Rates.of(counted.fmr()),
                Rates.of(counted.fnmr()),
                fitted(c.tail(), counted.fmrTarget()));
          }
        });
    return table.end();
  }

  private static String fitted(TailEstimate tail, double fmr) {
    return tail.points().stream()
        .filter(p -> p.fmr() == fmr)
        .map(p -> Rates.percent(p.fnmr()) + " " + Rates.interval(p.fnmrLower(), p.fnmrUpper()))
        .findFirst()
        .orElse("–");
  }

  static String attempts(EvaluationReport report) {
    Tables table =
        new Tables("frames", "aimed at", "genuine refused, 95 %", "impostors accepted, 95 %");
    for (AttemptResult a : report.attempts()) {
      table.row(
          a.frames() == report.framesPerAttempt() && a.fmrTarget() == report.fmrTarget(),
          Integer.toString(a.frames()),
          rate(a.fmrTarget()),
          Rates.of(a.fnmr()),
          Rates.of(a.fmr()));
    }
    return table.end();
  }

  static String attacks(List<AttackResult> attacks) {
    Tables table =
        new Tables(
            "species", "presentations", "APCER, 95 %", "accepted by the chain (IAPAR), 95 %");
    for (AttackResult a : attacks) {
      table.row(
          false,
          a.species(),
          Integer.toString(a.presentations()),
          Rates.of(a.apcer()),
          Rates.of(a.iapar()));
    }
    return table.end();
  }

  static String pairs(List<FoldResult> pairs) {
    Tables table =
        new Tables(
            "fold", "distance", "right, 95 %", "same refused, 95 %", "different accepted, 95 %");
    for (FoldResult f : pairs) {
      table.row(
          false,
          f.fold(),
          String.format(Locale.ROOT, "%.3f", -f.threshold()),
          Rates.of(f.right()),
          Rates.of(f.genuineRefused()),
          Rates.of(f.impostorAccepted()));
    }
    return table.end();
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, "%.0e", rate);
  }
}
