package org.kaologin.agent.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.kaologin.agent.evaluation.EvaluationReport.AttackResult;
import org.kaologin.agent.evaluation.attack.AttackSpecies;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.LivenessReading;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.biometrics.frame.Frame;

/**
 * Enrols everybody with every seventh frame, and lets everybody try with the others, at their own
 * door and at everybody else's.
 */
public final class Evaluation {
  private static final int TEMPLATE_EVERY = 7;
  private static final int FRAMES_PER_ATTEMPT = 5;

  /** Attacks repeat a person's look; every third attempt's worth of frames says as much as all. */
  private static final int ATTACK_EVERY = 3;

  private static final long SEED = 20130724;

  private final FaceEngine engine;
  private final DecisionSettings settings;

  /** One person's frames, analysed. */
  private record Subject(
      List<FaceSample> templates,
      List<List<FrameAnalysis>> attempts,
      Map<AttackSpecies, List<List<FrameAnalysis>>> attacks) {}

  private int frames;
  private int withoutFace;
  private int notLive;

  /**
   * @param engine makes the analyses
   * @param settings the operating point
   */
  public Evaluation(FaceEngine engine, DecisionSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  /**
   * Runs it.
   *
   * @param layout the data's name in the report
   * @param progress told how many persons are done
   */
  public EvaluationReport run(String layout, List<RecordedPerson> persons, IntConsumer progress)
      throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (RecordedPerson person : persons) {
      subjects.add(analyse(person));
      progress.accept(subjects.size());
    }
    int genuine = 0;
    int genuineRefused = 0;
    int impostors = 0;
    int impostorsAccepted = 0;
    FrameScores scores = new FrameScores();
    for (int door = 0; door < subjects.size(); door++) {
      Subject owner = subjects.get(door);
      for (int visit = 0; visit < subjects.size(); visit++) {
        boolean same = door == visit;
        Subject visitor = subjects.get(visit);
        for (List<FrameAnalysis> attempt : visitor.attempts()) {
          boolean accepted = accepted(owner, attempt);
          genuine += same ? 1 : 0;
          genuineRefused += same && !accepted ? 1 : 0;
          impostors += same ? 0 : 1;
          impostorsAccepted += !same && accepted ? 1 : 0;
          attempt.forEach(frame -> score(owner, frame, same, scores));
        }
      }
    }
    return new EvaluationReport(
        layout,
        subjects.size(),
        subjects.stream().mapToInt(s -> s.templates().size()).min().orElse(0),
        FRAMES_PER_ATTEMPT,
        settings.falseMatchRate(),
        frames,
        withoutFace,
        notLive,
        genuine,
        genuineRefused,
        impostors,
        impostorsAccepted,
        scores.equalErrorRate(),
        scores.rates(),
        attacks(subjects));
  }

  private Subject analyse(RecordedPerson person) throws IOException {
    Random random = new Random(SEED);
    List<FaceSample> templates = new ArrayList<>();
    List<List<FrameAnalysis>> attempts = new ArrayList<>();
    Map<AttackSpecies, List<List<FrameAnalysis>>> attacks = new EnumMap<>(AttackSpecies.class);
    for (int k = 0; k < person.frames().size(); k++) {
      Frame frame = person.frames().get(k).read();
      FrameAnalysis analysis = engine.analyse(frame);
      count(analysis);
      if (k % TEMPLATE_EVERY == 0) {
        analysis.sample().ifPresent(templates::add);
      } else {
        append(attempts, analysis);
      }
      if (k % ATTACK_EVERY == 0) {
        for (AttackSpecies species : AttackSpecies.values()) {
          append(
              attacks.computeIfAbsent(species, s -> new ArrayList<>()),
              engine.analyse(species.present(frame, random)));
        }
      }
    }
    return new Subject(templates, attempts, attacks);
  }

  private void count(FrameAnalysis analysis) {
    frames++;
    withoutFace += analysis.sample().isEmpty() ? 1 : 0;
    notLive += analysis.liveness().map(LivenessReading::live).orElse(true) ? 0 : 1;
  }

  private static void append(List<List<FrameAnalysis>> attempts, FrameAnalysis analysis) {
    if (attempts.isEmpty() || attempts.get(attempts.size() - 1).size() == FRAMES_PER_ATTEMPT) {
      attempts.add(new ArrayList<>());
    }
    attempts.get(attempts.size() - 1).add(analysis);
  }

  private List<AttackResult> attacks(List<Subject> subjects) {
    List<AttackResult> results = new ArrayList<>();
    for (AttackSpecies species : AttackSpecies.values()) {
      int presentations = 0;
      int accepted = 0;
      for (Subject subject : subjects) {
        for (List<FrameAnalysis> attempt : subject.attacks().getOrDefault(species, List.of())) {
          presentations++;
          accepted += accepted(subject, attempt) ? 1 : 0;
        }
      }
      results.add(new AttackResult(species.label(), presentations, accepted));
    }
    return results;
  }

  private boolean accepted(Subject owner, List<FrameAnalysis> frames) {
    if (owner.templates().isEmpty()) {
      return false;
    }
    UnlockAttempt attempt = new UnlockAttempt(owner.templates(), settings);
    for (FrameAnalysis frame : frames) {
      Judgement judgement = attempt.offer(frame);
      if (!(judgement instanceof Judgement.Undecided)) {
        return judgement instanceof Judgement.Accepted;
      }
    }
    return false;
  }

  private static void score(
      Subject owner, FrameAnalysis frame, boolean genuine, FrameScores scores) {
    if (owner.templates().isEmpty() || frame.sample().isEmpty()) {
      return;
    }
    List<float[]> templates =
        owner.templates().stream().map(t -> t.embeddings().get(FaceSample.DLIB_INFRARED)).toList();
    float[] probe = frame.sample().get().embeddings().get(FaceSample.DLIB_INFRARED);
    scores.add(genuine, Comparators.DLIB_INFRARED.distance(probe, templates));
  }
}
