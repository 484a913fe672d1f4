package org.kaologin.agent.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.kaologin.agent.evaluation.layouts.DataSet;
import org.kaologin.agent.evaluation.protocol.Comparisons;
import org.kaologin.agent.evaluation.protocol.Runs;
import org.kaologin.agent.evaluation.protocol.Subject;
import org.kaologin.agent.evaluation.protocol.SubjectAnalyser;
import org.kaologin.agent.evaluation.protocol.Trial;
import org.kaologin.agent.evaluation.report.ComparatorResult;
import org.kaologin.agent.evaluation.report.EvaluationReport;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttemptResult;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttemptScores;
import org.kaologin.agent.evaluation.statistics.Proportion;
import org.kaologin.agent.evaluation.statistics.ScoreSet;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.liveness.LivenessReading;

/**
 * Enrols everybody with the frames that the data set says, and lets everybody try with the others,
 * at their own door and at everybody else's: attempts are runs of consecutive frames.
 */
public final class Evaluation {
  /** Frames of the attempts that are counted first: 0.1 s. */
  public static final int FRAMES_PER_ATTEMPT = 3;

  private static final List<Integer> LENGTHS = List.of(1, 2, 3, 5, 10);

  private final FaceEngine engine;
  private final EvaluationOptions options;

  /**
   * @param engine makes the analyses
   * @param options the operating point, and how much is done
   */
  public Evaluation(FaceEngine engine, EvaluationOptions options) {
    this.engine = engine;
    this.options = options;
  }

  /**
   * What came of it.
   *
   * @param report the figures
   * @param subjects everybody, analysed
   */
  public record Result(EvaluationReport report, List<Subject> subjects) {
    public Result {
      subjects = List.copyOf(subjects);
    }
  }

  /**
   * Runs it.
   *
   * @param progress told of frames done
   * @throws IOException when a frame cannot be read
   */
  public Result run(DataSet data, Progress progress) throws IOException, InterruptedException {
    SubjectAnalyser analyser =
        new SubjectAnalyser(engine, options.threads(), options.presentations(), options.seed());
    List<Subject> subjects = analyser.analyse(data.persons(), progress);
    return new Result(report(data, subjects), subjects);
  }

  private EvaluationReport report(DataSet data, List<Subject> subjects) {
    Map<String, ComparatorResult> comparators = new LinkedHashMap<>();
    Comparisons.ofFrames(subjects)
        .forEach((name, s) -> comparators.put(name, ComparatorResult.of(s, options.seed())));
    List<FrameAnalysis> enrolment = subjects.stream().flatMap(s -> s.enrolment().stream()).toList();
    List<FrameAnalysis> probes = subjects.stream().flatMap(s -> s.probes().stream()).toList();
    List<FrameAnalysis> all = new ArrayList<>(enrolment);
    all.addAll(probes);
    Proportion notLive = notLive(all);
    AttemptResult main = attempts(subjects, FRAMES_PER_ATTEMPT, options.falseMatchRate());
    return new EvaluationReport(
        data.layout(),
        data.notes(),
        subjects.size(),
        subjects.stream().mapToInt(s -> s.templates().size()).min().orElse(0),
        FRAMES_PER_ATTEMPT,
        options.falseMatchRate(),
        all.size(),
        withoutFace(all).count(),
        notLive.count(),
        main.fnmr().of(),
        main.fnmr().count(),
        main.fmr().of(),
        main.fmr().count(),
        comparators.get(Comparators.APPEARANCE.id()).eer(),
        comparators,
        attempts(subjects),
        attemptScores(subjects),
        Proportion.of(
            (int) subjects.stream().filter(s -> s.templates().isEmpty()).count(), subjects.size()),
        withoutFace(probes),
        notLive,
        notLiveRuns(subjects),
        AttackCounts.of(subjects, options.falseMatchRate()),
        List.of());
  }

  private List<AttemptResult> attempts(List<Subject> subjects) {
    List<AttemptResult> results = new ArrayList<>();
    for (int length : LENGTHS) {
      TreeSet<Double> targets = new TreeSet<>(ComparatorResult.OPERATING_POINTS);
      targets.add(options.falseMatchRate());
      for (double target : targets.descendingSet()) {
        results.add(attempts(subjects, length, target));
      }
    }
    return results;
  }

  private static AttemptResult attempts(List<Subject> subjects, int length, double target) {
    int[] refused = new int[2];
    int[] accepted = new int[2];
    for (Subject owner : subjects) {
      for (Subject visitor : subjects) {
        boolean genuine = owner.equals(visitor);
        int[] counts = genuine ? refused : accepted;
        for (List<FrameAnalysis> run : Runs.apart(visitor.probes(), length)) {
          boolean opened = Trial.accepted(owner.gallery(), run, target);
          counts[0] += opened == genuine ? 0 : 1;
          counts[1]++;
        }
      }
    }
    return new AttemptResult(
        length,
        target,
        Proportion.of(refused[0], refused[1]),
        Proportion.of(accepted[0], accepted[1]));
  }

  private List<AttemptScores> attemptScores(List<Subject> subjects) {
    List<AttemptScores> results = new ArrayList<>();
    for (int length : LENGTHS) {
      ScoreSet scores = Comparisons.ofAttempts(subjects, length);
      results.add(new AttemptScores(length, ComparatorResult.of(scores, options.seed())));
    }
    return results;
  }

  private static Proportion withoutFace(List<FrameAnalysis> frames) {
    return Proportion.of(
        (int) frames.stream().filter(frame -> frame.sample().isEmpty()).count(), frames.size());
  }

  private static Proportion notLive(List<FrameAnalysis> frames) {
    List<LivenessReading> readings =
        frames.stream().flatMap(frame -> frame.liveness().stream()).toList();
    return Proportion.of(
        (int) readings.stream().filter(reading -> !reading.live()).count(), readings.size());
  }

  private static Proportion notLiveRuns(List<Subject> subjects) {
    List<List<FrameAnalysis>> judged =
        subjects.stream()
            .flatMap(s -> Runs.apart(s.probes(), FRAMES_PER_ATTEMPT).stream())
            .filter(Trial::judged)
            .toList();
    return Proportion.of(
        (int) judged.stream().filter(run -> !Trial.bonaFide(run)).count(), judged.size());
  }
}
