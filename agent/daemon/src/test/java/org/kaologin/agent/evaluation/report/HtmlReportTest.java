package org.kaologin.agent.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttackResult;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttemptResult;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttemptScores;
import org.kaologin.agent.evaluation.report.EvaluationReport.FoldResult;
import org.kaologin.agent.evaluation.statistics.Proportion;
import org.kaologin.agent.evaluation.statistics.ScoreSet;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
  private static final String HOSTILE = "<script>alert('x')</script>&\"\u0001";

  @Test
  void isWellFormedWhateverThePersonsAreCalled() throws Exception {
    Document page = parse(HtmlReport.of(report(), maps(3)));
    assertEquals(0, page.getElementsByTagName("script").getLength());
    assertTrue(text(page, "p").contains("<script>alert('x')</script>&\""));
    assertEquals("kao evaluate: test <layout>", text(page, "h1"));
  }

  @Test
  void loadsNothingFromAnywhere() {
    String page = HtmlReport.of(report(), maps(3)).toLowerCase(Locale.ROOT);
    for (String outside :
        List.of("http:", "https:", "//", "src=", "href", "url(", "@import", "<img", "<image")) {
      assertFalse(page.contains(outside), outside);
    }
    assertTrue(page.contains("content-security-policy\" content=\"default-src 'none'; style-src"));
    assertTrue(page.contains("prefers-color-scheme: dark"));
  }

  @Test
  void drawsACurveAHistogramEachAndAMapEach() throws Exception {
    Document page = parse(HtmlReport.of(report(), maps(3)));
    // Two trade-offs, two histograms, two maps.
    assertEquals(6, page.getElementsByTagName("svg").getLength());
    NodeList pictures = page.getElementsByTagName("svg");
    for (int i = 0; i < pictures.getLength(); i++) {
      assertFalse(
          pictures.item(i).getAttributes().getNamedItem("aria-label").getNodeValue().isBlank());
    }
    assertTrue(text(page, "table").contains("flat-print"));
    assertTrue(text(page, "table").contains("0 of 1000, below 0.30 %"), text(page, "table"));
    assertTrue(text(page, "table").contains("5 of 100, 5.00 % (1.64 to 11.28 %)"));
  }

  @Test
  void numbersPersonsWhereLettersDoNotDo() throws Exception {
    String page = HtmlReport.of(report(), maps(30));
    assertTrue(page.contains(">30</text>"));
    assertFalse(HtmlReport.of(report(), maps(26)).contains(">26</text>"));
    parse(page);
  }

  @Test
  void tellsTheSameInATerminal() {
    String text = TextReport.of(report());
    assertTrue(text.contains("flat-print"), text);
    assertTrue(text.contains("0 of 1000, below 0.30 %"), text);
    assertTrue(text.contains("5 of 100, 5.00 % (1.64 to 11.28 %)"), text);
    assertTrue(text.contains("fold 1: 99 of 100, 99.00 %"), text);
  }

  private static Document parse(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
  }

  private static String text(Document page, String tag) {
    StringBuilder text = new StringBuilder();
    NodeList nodes = page.getElementsByTagName(tag);
    for (int i = 0; i < nodes.getLength(); i++) {
      text.append(nodes.item(i).getTextContent());
    }
    return text.toString();
  }

  private static List<EmbeddingMap> maps(int persons) {
    List<EmbeddingMap.Point> points = new ArrayList<>();
    for (int i = 0; i < persons; i++) {
      points.add(new EmbeddingMap.Point(i, -i, i, i == 0 ? HOSTILE : "person " + i));
    }
    return List.of(
        new EmbeddingMap("appearance", "PCA", points),
        new EmbeddingMap("appearance", "t-SNE", points));
  }

  private static EvaluationReport report() {
    Random random = new Random(1);
    ScoreSet.Builder scores = new ScoreSet.Builder();
    for (int i = 0; i < 40; i++) {
      scores.add(false, random.doubles(30).map(u -> random.nextGaussian()).toArray());
      scores.add(true, random.doubles(5).map(u -> 5 + random.nextGaussian()).toArray());
    }
    ComparatorResult result = ComparatorResult.of(scores.build(), 1);
    Map<String, ComparatorResult> comparators = new LinkedHashMap<>();
    comparators.put("appearance", result);
    comparators.put("fusion", result);
    Proportion some = Proportion.of(5, 100);
    Proportion none = Proportion.of(0, 1000);
    return new EvaluationReport(
        "test <layout>",
        List.of("a note & another"),
        3,
        8,
        3,
        1e-4,
        100,
        1,
        1,
        100,
        5,
        1000,
        0,
        result.eer(),
        comparators,
        List.of(new AttemptResult(3, 1e-4, some, none)),
        List.of(new AttemptScores(3, result)),
        Proportion.of(0, 3),
        some,
        some,
        none,
        List.of(new AttackResult("flat-print", 1000, 0, none, none)),
        List.of(
            new FoldResult(
                "fold 1",
                -0.6,
                Proportion.of(1, 50),
                Proportion.of(0, 50),
                Proportion.of(99, 100))));
  }
}
