package org.kaologin.agent.evaluation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttemptScores;
import org.kaologin.agent.evaluation.report.chart.DetChart;
import org.kaologin.agent.evaluation.report.chart.HistogramChart;
import org.kaologin.agent.evaluation.report.chart.MapChart;
import org.kaologin.agent.evaluation.report.chart.Markup;
import org.kaologin.agent.evaluation.statistics.Proportion;

/**
 * The report as one page: no script, nothing loaded from anywhere, no picture of a person. It is
 * well-formed XML, too.
 */
public final class HtmlReport {
  private static final int MOST_NAMES = 40;

  private final EvaluationReport report;
  private final List<EmbeddingMap> maps;
  private final Markup page = new Markup();

  private HtmlReport(EvaluationReport report, List<EmbeddingMap> maps) {
    this.report = report;
    this.maps = maps;
  }

  /**
   * Writes the page.
   *
   * @param maps pictures of the embeddings
   */
  public static void write(EvaluationReport report, List<EmbeddingMap> maps, Path file)
      throws IOException {
    Files.writeString(file, of(report, maps), StandardCharsets.UTF_8);
  }

  static String of(EvaluationReport report, List<EmbeddingMap> maps) {
    return new HtmlReport(report, maps).build();
  }

  private String build() {
    page.add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>");
    page.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
    page.add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    page.add("style-src 'unsafe-inline'\"/><title>kao evaluate: ").text(report.layout());
    page.add("</title><style>").add(style()).add("</style></head><body><main>");
    head();
    comparators();
    attempts();
    attacks();
    pairs();
    maps();
    terms();
    return page.add("</main></body></html>\n").toString();
  }

  private static String style() {
    try (InputStream css = HtmlReport.class.getResourceAsStream("page.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head() {
    page.add("<h1>").text("kao evaluate: " + report.layout()).add("</h1>");
    page.tags("<p class=\"soft\">%d persons, %d frames</p>", report.persons(), report.frames());
    page.add("<div class=\"tiles\">");
    String length = report.framesPerAttempt() == 1 ? "" : report.framesPerAttempt() + " frames, ";
    String aim =
        report.attempts().isEmpty()
            ? ""
            : String.format(java.util.Locale.ROOT, ", aimed at FMR %.0e", report.fmrTarget());
    tile(
        "genuine attempts refused",
        Proportion.of(report.genuineRefused(), report.genuineAttempts()),
        length + "FNMR" + aim);
    tile(
        "impostor attempts accepted",
        Proportion.of(report.impostorAccepted(), report.impostorAttempts()),
        length + "FMR" + aim);
    tile("real faces taken for attacks", report.bpcer(), "BPCER, frames");
    tile("persons who could not enrol", report.failureToEnrol(), "failure to enrol");
    tile("frames without a usable face", report.failureToAcquire(), "failure to acquire");
    page.add("</div><ul>");
    report.notes().forEach(note -> page.add("<li>").text(note).add("</li>"));
    page.add("</ul>");
  }

  private void tile(String what, Proportion p, String term) {
    if (p.of() > 0) {
      page.add("<div class=\"tile\"><small>").text(what).add("</small><b>");
      page.text(Rates.percent(p.rate())).add("</b><small>").text(Rates.of(p)).add("<br/>");
      page.text(term).add("</small></div>");
    }
  }

  private void comparators() {
    page.add("<h2>Telling persons apart, frame by frame</h2>");
    curves(report.comparators(), "single frames");
    page.add(Tables.comparators(report.comparators()));
    page.add("<h3>At each operating point</h3>");
    page.add("<p>Counted where at most that share of the impostor scores matches; beside it what ");
    page.add("an extreme value fit of the highest impostor scores expects there.</p>");
    page.add(Tables.operatingPoints(report.comparators()));
    page.add("<h2>Scores</h2><div class=\"two\">");
    HistogramChart chart = new HistogramChart();
    report
        .comparators()
        .forEach(
            (name, result) -> {
              String unit = name.equals("fusion") ? "evidence, nats" : "score: minus the distance";
              page.add("<figure>").add(chart.of(name, unit, result.histogram()));
              page.add("<figcaption>").text(name + ": ");
              page.tags(
                  "%d genuine and %d impostor scores</figcaption></figure>",
                  result.genuineScores(), result.impostorScores());
            });
    page.add("</div>");
  }

  private void curves(Map<String, ComparatorResult> results, String what) {
    page.add("<figure>").add(new DetChart().of(results)).add("<figcaption>");
    page.text("Detection error trade-off, " + what + ". Lines are counted; dots with whiskers ");
    page.add("(95 %) are the extreme value fit; what lies below the lowest rate is drawn on it.");
    page.add("</figcaption></figure>");
  }

  private void attempts() {
    if (report.attempts().isEmpty()) {
      return;
    }
    page.add("<h2>Attempts</h2>");
    page.tags(
        "<p>Runs of consecutive frames, decided as an unlock is, against %d templates or more;",
        report.templates());
    page.add(" every other person is an impostor at every door. A failure to acquire counts as ");
    page.add("refused. In bold: the length and rate that count first.</p>");
    page.add(Tables.attempts(report));
    page.add("<h3>The fused score of whole attempts</h3>");
    Map<String, ComparatorResult> byLength = new LinkedHashMap<>();
    for (AttemptScores scores : report.attemptScores()) {
      byLength.put(scores.frames() + (scores.frames() == 1 ? " frame" : " frames"), scores.rates());
    }
    curves(byLength, "attempts by their length");
    page.add(Tables.comparators(byLength)).add(Tables.operatingPoints(byLength));
  }

  private void attacks() {
    if (report.bpcer().of() == 0) {
      return;
    }
    page.add("<h2>Presentation attacks</h2><p>").text("Real faces taken for attacks (BPCER): ");
    page.text(Rates.of(report.bpcer()) + " frames; " + Rates.of(report.bpcerAttempts()));
    page.add(" attempts.</p>");
    if (report.attacks().isEmpty()) {
      return;
    }
    page.add(Tables.attacks(report.attacks()));
    page.add("<p class=\"soft\">Simulated into the persons' own frames unless the species is ");
    page.add("called recorded. Presentations of one person overlap, so the intervals are too ");
    page.add("narrow.</p>");
  }

  private void pairs() {
    if (!report.pairs().isEmpty()) {
      page.add("<h2>Pairs of photographs</h2>").add(Tables.pairs(report.pairs()));
    }
  }

  private void maps() {
    if (maps.isEmpty()) {
      return;
    }
    page.add("<h2>Embeddings in a plane</h2><p>One sign a frame, one sign and colour a person. ");
    page.add("In t-SNE neighbours are neighbours; distances between groups mean little.</p>");
    page.add("<div class=\"two\">");
    for (EmbeddingMap map : maps) {
      page.add("<figure>").add(MapChart.of(map)).add("<figcaption>");
      page.text(map.comparator() + ", " + map.method()).add("</figcaption></figure>");
    }
    page.add("</div><p class=\"soft\">").text(names()).add("</p>");
  }

  private String names() {
    if (report.persons() > MOST_NAMES) {
      return "The numbers follow the persons' order in the data set.";
    }
    StringBuilder text = new StringBuilder();
    Map<Integer, String> byPerson = new LinkedHashMap<>();
    maps.get(0).points().forEach(p -> byPerson.put(p.person(), p.name()));
    int last = byPerson.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    byPerson.forEach(
        (person, name) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(MapChart.sign(person, last + 1))
                .append(' ')
                .append(name));
    return text.toString();
  }

  private void terms() {
    page.add("<h2>How to read it</h2><ul>");
    for (String term :
        List.of(
            "FMR: impostors (zero effort) that match; FNMR: genuine ones that do not (ISO/IEC"
                + " 19795-1). EER: where both are equal. d': distance of both distributions in"
                + " standard deviations.",
            "Intervals are exact (Clopper and Pearson), 95 %, and take trials as independent. Frames"
                + " of one person are not, so the true intervals are wider. Without an error the"
                + " rule of three is given: 0 of n says below 3 in n.",
            "The fit is a generalised Pareto distribution over the highest 5 % of the impostor"
                + " scores; its intervals come from a bootstrap that draws persons and pairs of"
                + " persons.",
            "APCER: attacks that the liveness check takes for a living person; BPCER: living persons"
                + " that it takes for an attack; IAPAR: attacks that the whole chain accepts (ISO/IEC"
                + " 30107-3).",
            "A figure on few persons of one session is a development figure.")) {
      page.add("<li>").text(term).add("</li>");
    }
    page.add("</ul>");
  }
}
