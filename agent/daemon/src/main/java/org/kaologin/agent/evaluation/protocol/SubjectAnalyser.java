package org.kaologin.agent.evaluation.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.kaologin.agent.evaluation.Progress;
import org.kaologin.agent.evaluation.attack.AttackSpecies;
import org.kaologin.agent.evaluation.layouts.RecordedPerson;
import org.kaologin.agent.evaluation.layouts.RecordedPerson.FrameFile;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.frame.Frame;

/**
 * Analyses every frame of every person, and the attacks made of it, several at a time. A frame is
 * let go as soon as it is analysed. What is random follows from the seed and from which frame it
 * is, never from who came first.
 */
public final class SubjectAnalyser {
  private final FaceEngine engine;
  private final int threads;
  private final int presentations;
  private final long seed;

  /** Which attack on which stretch of frames. */
  private record Act(AttackSpecies species, int number) {}

  /** What became of one frame. */
  private record Looks(FrameAnalysis real, Map<Act, FrameAnalysis> attacks) {}

  /**
   * @param engine makes the analyses
   * @param threads frames analysed at a time
   * @param presentations of each attack species, of all persons together
   * @param seed of all that is random in attacks
   */
  public SubjectAnalyser(FaceEngine engine, int threads, int presentations, long seed) {
    this.engine = engine;
    this.threads = threads;
    this.presentations = presentations;
    this.seed = seed;
  }

  /**
   * Analyses all persons.
   *
   * @param progress told of frames done
   * @throws IOException when a frame cannot be read
   */
  public List<Subject> analyse(List<RecordedPerson> persons, Progress progress)
      throws IOException, InterruptedException {
    try (Workers pool = new Workers(threads)) {
      int total = persons.stream().mapToInt(SubjectAnalyser::frames).sum();
      int done = 0;
      List<Subject> subjects = new ArrayList<>();
      for (int i = 0; i < persons.size(); i++) {
        int share = share(i, persons.size());
        subjects.add(analyse(persons.get(i), i, share, pool, progress, done, total));
        done += frames(persons.get(i));
      }
      return subjects;
    }
  }

  private static int frames(RecordedPerson person) {
    return person.frames().size() + person.attacks().values().stream().mapToInt(List::size).sum();
  }

  /**
   * The presentations of a species are shared out evenly, the first persons taking what is over.
   */
  private int share(int person, int persons) {
    return presentations / persons + (person < presentations % persons ? 1 : 0);
  }

  private Subject analyse(
      RecordedPerson person,
      int index,
      int share,
      Workers pool,
      Progress progress,
      int done,
      int total)
      throws IOException, InterruptedException {
    AttackPlan plan = AttackPlan.of(person.frames().size(), share);
    List<Future<Looks>> looks = new ArrayList<>();
    for (int k = 0; k < person.frames().size(); k++) {
      int at = k;
      looks.add(pool.submit(() -> look(person.frames().get(at), at, index, plan)));
    }
    Map<String, List<Future<FrameAnalysis>>> recorded = new TreeMap<>();
    person.attacks().forEach((species, frames) -> recorded.put(species, submit(frames, pool)));
    List<FrameAnalysis> enrolment = new ArrayList<>();
    List<FrameAnalysis> probes = new ArrayList<>();
    List<Map<Act, FrameAnalysis>> attacks = new ArrayList<>();
    int finished = done;
    for (int k = 0; k < looks.size(); k++) {
      Looks look = Workers.get(looks.get(k));
      (person.enrols().test(k) ? enrolment : probes).add(look.real());
      attacks.add(look.attacks());
      progress.done(++finished, total);
    }
    List<Presentations> presented = new ArrayList<>(simulated(plan, attacks));
    for (Map.Entry<String, List<Future<FrameAnalysis>>> species : recorded.entrySet()) {
      List<FrameAnalysis> frames = new ArrayList<>();
      for (Future<FrameAnalysis> frame : species.getValue()) {
        frames.add(Workers.get(frame));
        progress.done(++finished, total);
      }
      presented.add(
          new Presentations("recorded " + species.getKey(), Runs.apart(frames, AttackPlan.FRAMES)));
    }
    return new Subject(person.name(), enrolment, probes, presented);
  }

  private List<Future<FrameAnalysis>> submit(List<FrameFile> frames, Workers pool) {
    List<Future<FrameAnalysis>> analyses = new ArrayList<>();
    for (FrameFile frame : frames) {
      Callable<FrameAnalysis> work = () -> engine.analyse(frame.read());
      analyses.add(pool.submit(work));
    }
    return analyses;
  }

  private Looks look(FrameFile file, int k, int person, AttackPlan plan) throws IOException {
    Frame frame = file.read();
    Map<Act, FrameAnalysis> attacks = new HashMap<>();
    for (AttackPlan.Stretch stretch : plan.of(k)) {
      for (AttackSpecies species : AttackSpecies.values()) {
        Random random = random(species, person, stretch.number());
        attacks.put(
            new Act(species, stretch.number()), engine.analyse(species.present(frame, random)));
      }
    }
    return new Looks(engine.analyse(frame), attacks);
  }

  /** The same for all frames of a stretch: the object in the hand does not change. */
  private Random random(AttackSpecies species, int person, int stretch) {
    long mixed = seed;
    for (long part : new long[] {species.label().hashCode(), person, stretch}) {
      mixed = mixed * 6364136223846793005L + part + 1442695040888963407L;
    }
    return new Random(mixed);
  }

  private static List<Presentations> simulated(
      AttackPlan plan, List<Map<Act, FrameAnalysis>> attacks) {
    List<Presentations> all = new ArrayList<>();
    for (AttackSpecies species : AttackSpecies.values()) {
      List<List<FrameAnalysis>> runs = new ArrayList<>();
      for (AttackPlan.Stretch stretch : plan.stretches()) {
        Act act = new Act(species, stretch.number());
        List<FrameAnalysis> frames =
            attacks.subList(stretch.start(), stretch.start() + stretch.length()).stream()
                .map(frame -> frame.get(act))
                .toList();
        runs.addAll(Runs.overlapping(frames, AttackPlan.FRAMES));
      }
      all.add(
          new Presentations(
              species.label(), runs.subList(0, Math.min(runs.size(), plan.presentations()))));
    }
    return all;
  }
}
