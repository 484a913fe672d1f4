package org.kaologin.agent.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kaologin.agent.evaluation.protocol.Presentations;
import org.kaologin.agent.evaluation.protocol.Subject;
import org.kaologin.agent.evaluation.protocol.Trial;
import org.kaologin.agent.evaluation.report.EvaluationReport.AttackResult;
import org.kaologin.agent.evaluation.statistics.Proportion;
import org.kaologin.biometrics.FrameAnalysis;

/** Counts what attacks achieved: before the liveness check alone, and before the whole chain. */
final class AttackCounts {
  private int presented;
  private int accepted;
  private int judged;
  private int takenForLive;

  private AttackCounts() {}

  /** The results of every species that was presented, in the order of their first appearance. */
  static List<AttackResult> of(List<Subject> subjects, double falseMatchRate) {
    Set<String> species = new LinkedHashSet<>();
    subjects.forEach(s -> s.attacks().forEach(attack -> species.add(attack.species())));
    List<AttackResult> results = new ArrayList<>();
    for (String name : species) {
      AttackCounts counts = new AttackCounts();
      for (Subject subject : subjects) {
        for (Presentations attack : subject.attacks()) {
          if (attack.species().equals(name)) {
            attack.runs().forEach(run -> counts.count(subject, run, falseMatchRate));
          }
        }
      }
      results.add(counts.result(name));
    }
    return results;
  }

  private void count(Subject owner, List<FrameAnalysis> run, double falseMatchRate) {
    presented++;
    accepted += Trial.accepted(owner.gallery(), run, falseMatchRate) ? 1 : 0;
    judged += Trial.judged(run) ? 1 : 0;
    takenForLive += Trial.bonaFide(run) ? 1 : 0;
  }

  private AttackResult result(String name) {
    return new AttackResult(
        name,
        presented,
        accepted,
        Proportion.of(accepted, presented),
        Proportion.of(takenForLive, judged));
  }
}
