package org.kaologin.agent.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.kaologin.agent.evaluation.layouts.PhotographPairs;
import org.kaologin.agent.evaluation.layouts.PhotographPairs.Pair;
import org.kaologin.agent.evaluation.protocol.Workers;
import org.kaologin.agent.evaluation.report.ComparatorResult;
import org.kaologin.agent.evaluation.report.EvaluationReport;
import org.kaologin.agent.evaluation.report.EvaluationReport.FoldResult;
import org.kaologin.agent.evaluation.statistics.Proportion;
import org.kaologin.agent.evaluation.statistics.ScoreSet;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.decision.Comparator;

/**
 * Verifies pairs of photographs through the chain's own detector, landmarks and descriptor. The
 * distance that decides a fold is chosen on the others; one fold alone is halved. A pair in which a
 * face is not found counts as two persons.
 */
public final class PairEvaluation {
  private static final Comparator APPEARANCE = Comparators.APPEARANCE;

  private final FaceEngine engine;
  private final EvaluationOptions options;

  /** A pair and how alike it is; minus infinity where a face is missing. */
  private record Scored(boolean same, double score) {}

  public PairEvaluation(FaceEngine engine, EvaluationOptions options) {
    this.engine = engine;
    this.options = options;
  }

  /**
   * Runs it.
   *
   * @param progress told of photographs done
   * @throws IOException when a photograph cannot be read
   */
  public EvaluationReport run(PhotographPairs data, Progress progress)
      throws IOException, InterruptedException {
    Map<Path, Optional<FaceSample>> samples = samples(data, progress);
    List<List<Scored>> folds = new ArrayList<>();
    for (List<Pair> fold : data.folds()) {
      folds.add(fold.stream().map(pair -> scored(pair, samples)).toList());
    }
    List<FoldResult> results = results(folds.size() == 1 ? halves(folds.get(0)) : folds);
    return report(data, samples, folds, results);
  }

  private Map<Path, Optional<FaceSample>> samples(PhotographPairs data, Progress progress)
      throws IOException, InterruptedException {
    TreeSet<Path> files = new TreeSet<>();
    data.folds()
        .forEach(
            fold ->
                fold.forEach(
                    pair -> {
                      files.add(pair.one());
                      files.add(pair.other());
                    }));
    try (Workers pool = new Workers(options.threads())) {
      Map<Path, Future<Optional<FaceSample>>> work = new LinkedHashMap<>();
      for (Path file : files) {
        work.put(file, pool.submit(() -> engine.describe(PhotographPairs.photograph(file))));
      }
      Map<Path, Optional<FaceSample>> samples = new TreeMap<>();
      for (Map.Entry<Path, Future<Optional<FaceSample>>> entry : work.entrySet()) {
        samples.put(entry.getKey(), Workers.get(entry.getValue()));
        progress.done(samples.size(), files.size());
      }
      return samples;
    }
  }

  private static Scored scored(Pair pair, Map<Path, Optional<FaceSample>> samples) {
    Optional<float[]> one = embedding(samples.get(pair.one()));
    Optional<float[]> other = embedding(samples.get(pair.other()));
    return new Scored(
        pair.same(),
        one.isPresent() && other.isPresent()
            ? -APPEARANCE.distance(one.get(), List.of(other.get()))
            : Double.NEGATIVE_INFINITY);
  }

  private static Optional<float[]> embedding(Optional<FaceSample> sample) {
    return sample.map(s -> s.embeddings().get(APPEARANCE.id()));
  }

  private static List<List<Scored>> halves(List<Scored> fold) {
    List<List<Scored>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < fold.size(); i++) {
      halves.get(i % 2).add(fold.get(i));
    }
    return halves;
  }

  private static List<FoldResult> results(List<List<Scored>> folds) {
    List<FoldResult> results = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      List<Scored> others = new ArrayList<>();
      for (int j = 0; j < folds.size(); j++) {
        if (j != i) {
          others.addAll(folds.get(j));
        }
      }
      results.add(result("fold " + (i + 1), folds.get(i), mostRight(others)));
    }
    return results;
  }

  private static FoldResult result(String name, List<Scored> fold, double threshold) {
    int same = (int) fold.stream().filter(Scored::same).count();
    int refused = (int) fold.stream().filter(p -> p.same() && p.score() < threshold).count();
    int accepted = (int) fold.stream().filter(p -> !p.same() && p.score() >= threshold).count();
    return new FoldResult(
        name,
        threshold,
        Proportion.of(refused, same),
        Proportion.of(accepted, fold.size() - same),
        Proportion.of(fold.size() - refused - accepted, fold.size()));
  }

  /** A threshold that decides the most pairs rightly: the middle one of those that do. */
  private static double mostRight(List<Scored> pairs) {
    double[] scores =
        pairs.stream().mapToDouble(Scored::score).filter(Double::isFinite).sorted().toArray();
    List<Double> best = new ArrayList<>();
    long most = -1;
    for (int i = 1; i < scores.length; i++) {
      double threshold = (scores[i - 1] + scores[i]) / 2;
      long right = pairs.stream().filter(p -> p.same() == (p.score() >= threshold)).count();
      if (right > most) {
        most = right;
        best.clear();
      }
      if (right == most) {
        best.add(threshold);
      }
    }
    return best.isEmpty() ? 0 : best.get(best.size() / 2);
  }

  private EvaluationReport report(
      PhotographPairs data,
      Map<Path, Optional<FaceSample>> samples,
      List<List<Scored>> folds,
      List<FoldResult> results) {
    ScoreSet.Builder scores = new ScoreSet.Builder();
    folds.forEach(
        fold ->
            fold.stream()
                .filter(p -> Double.isFinite(p.score()))
                .forEach(p -> scores.add(p.same(), new double[] {p.score()})));
    ComparatorResult appearance = ComparatorResult.of(scores.build(), options.seed());
    Proportion refused = sum(results.stream().map(FoldResult::genuineRefused).toList());
    Proportion accepted = sum(results.stream().map(FoldResult::impostorAccepted).toList());
    int missing = (int) samples.values().stream().filter(Optional::isEmpty).count();
    return new EvaluationReport(
        data.layout(),
        List.of(
            "Colour photographs, one against one: no infrared, no depth, no liveness.",
            folds.size() == 1
                ? "One fold: the distance that decides every second pair is chosen on the others."
                : "The distance that decides a fold is chosen on all others."),
        (int) samples.keySet().stream().map(Path::getParent).distinct().count(),
        1,
        1,
        options.falseMatchRate(),
        samples.size(),
        missing,
        0,
        refused.of(),
        refused.count(),
        accepted.of(),
        accepted.count(),
        appearance.eer(),
        Map.of(APPEARANCE.id(), appearance),
        List.of(),
        List.of(),
        Proportion.of(0, 0),
        Proportion.of(missing, samples.size()),
        Proportion.of(0, 0),
        Proportion.of(0, 0),
        List.of(),
        results);
  }

  private static Proportion sum(List<Proportion> parts) {
    return parts.stream().reduce(Proportion.of(0, 0), Proportion::plus);
  }
}
