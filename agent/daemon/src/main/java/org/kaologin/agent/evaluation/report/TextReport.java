package org.kaologin.agent.evaluation.report;

import java.util.Locale;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttackResult;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttemptResult;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttemptScores;
import org.kaologin.agent.evaluation.report.EvaluationReport.FoldResult;
import org.kaologin.agent.evaluation.statistics.Proportion;
import org.kaologin.agent.evaluation.statistics.TailEstimate;

/** The report for a terminal. */
public final class TextReport {
  private final EvaluationReport report;
  private final StringBuilder out = new StringBuilder();

  private TextReport(EvaluationReport report) {
    this.report = report;
  }

  /** The report, line by line. */
  public static String of(EvaluationReport report) {
    TextReport text = new TextReport(report);
    text.head();
    text.attempts();
    text.attacks();
    text.comparators();
    text.tails();
    text.pairs();
    return text.out.toString();
  }

  private void head() {
    line(
        "%s: %d persons, %d frames (%d without a usable face, %d taken for not live)",
        report.layout(),
        report.persons(),
        report.frames(),
        report.framesWithoutFace(),
        report.framesNotLive());
    report.notes().forEach(note -> line("  %s", note));
    line("");
    rate("failure to enrol, persons", report.failureToEnrol());
    rate("failure to acquire, frames", report.failureToAcquire());
    rate("BPCER, frames", report.bpcer());
    rate("BPCER, attempts", report.bpcerAttempts());
  }

  private void attempts() {
    if (report.attempts().isEmpty()) {
      return;
    }
    line("");
    line(
        "attempts of up to %d frames against %d templates or more, false match rate aimed at %.0e",
        report.framesPerAttempt(), report.templates(), report.fmrTarget());
    rate(
        "genuine attempts refused",
        Proportion.of(report.genuineRefused(), report.genuineAttempts()));
    rate(
        "impostor attempts accepted",
        Proportion.of(report.impostorAccepted(), report.impostorAttempts()));
    line("");
    line("frames  aimed at   genuine refused, 95 %%              impostors accepted, 95 %%");
    for (AttemptResult a : report.attempts()) {
      line(
          "%6d  %8.0e   %-34s  %s",
          a.frames(), a.fmrTarget(), Rates.of(a.fnmr()), Rates.of(a.fmr()));
    }
  }

  private void attacks() {
    if (report.attacks().isEmpty()) {
      return;
    }
    line("");
    line("attack species        presented  accepted, 95 %%                      APCER, 95 %%");
    for (AttackResult a : report.attacks()) {
      line(
          "%-20s  %9d  %-34s  %s",
          a.species(), a.presentations(), Rates.of(a.iapar()), Rates.of(a.apcer()));
    }
  }

  private void comparators() {
    line("");
    line("single frames     EER       d'       FNMR at FMR 1e-3   at 1e-4   genuine  impostor");
    report.comparators().forEach(this::row);
    for (AttemptScores a : report.attemptScores()) {
      row("fusion, " + a.frames() + (a.frames() == 1 ? " frame" : " frames"), a.rates());
    }
  }

  private void row(String name, ComparatorResult c) {
    line(
        "%-16s  %-8s  %-7s  %-17s  %-8s  %7d  %8d",
        name,
        Rates.percent(c.eer()),
        Rates.dPrime(c.dPrime()),
        Rates.percent(c.fnmrAt1e3()),
        Rates.percent(c.fnmrAt1e4()),
        c.genuineScores(),
        c.impostorScores());
  }

  private void tails() {
    line("");
    line("extreme value fit of the impostor scores: FNMR at FMR, 95 %% by bootstrap over persons");
    report.comparators().forEach((name, c) -> tail(name, c.tail()));
    for (AttemptScores a : report.attemptScores()) {
      tail("fusion, " + a.frames() + (a.frames() == 1 ? " frame" : " frames"), a.rates().tail());
    }
  }

  private void tail(String name, TailEstimate tail) {
    if (tail.points().isEmpty()) {
      line("%-16s  too few impostor scores", name);
    }
    for (TailEstimate.Point p : tail.points()) {
      line(
          "%-16s  %.0e (%.0e to %.0e)  threshold %8.3f  FNMR %s %s",
          name,
          p.fmr(),
          p.fmrLower(),
          p.fmrUpper(),
          p.threshold(),
          Rates.percent(p.fnmr()),
          Rates.interval(p.fnmrLower(), p.fnmrUpper()));
    }
  }

  private void pairs() {
    if (report.pairs().isEmpty()) {
      return;
    }
    line("");
    Proportion all = Proportion.of(0, 0);
    for (FoldResult fold : report.pairs()) {
      line(
          "%s: %s right at distance %.3f; %s refused, %s accepted",
          fold.fold(),
          Rates.of(fold.right()),
          -fold.threshold(),
          Rates.of(fold.genuineRefused()),
          Rates.of(fold.impostorAccepted()));
      all = all.plus(fold.right());
    }
    rate("pairs right", all);
  }

  private void rate(String what, Proportion proportion) {
    if (proportion.of() > 0) {
      line("%-28s  %s", what, Rates.of(proportion));
    }
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
