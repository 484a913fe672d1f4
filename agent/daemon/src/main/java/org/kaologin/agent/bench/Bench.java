package org.kaologin.agent.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kaologin.models.ModelStore;

/** Measures everything once, one thing after the other. */
public final class Bench {
  private static final int STARTS = 7;
  private static final int WARM_UNLOCKS = 100;
  private static final int COLD_UNLOCKS = 15;
  private static final int COLD_WARM_UP = 3;
  private static final int MANY_UNLOCKS = 1000;
  private static final int DEAD_CALLS = 100;
  private static final int HOWDY_CALLS = 15;
  private static final long IDLE_SECONDS = 5;
  private static final long REST_SECONDS = 2;

  private final Path home;
  private final Path models;
  private final Optional<Path> device;
  private final String user;
  private final Consumer<String> progress;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * @param home the staged tree
   * @param models the networks' folder
   * @param device a jar with a virtual Kinect, so that libfreenect2 is measured too; without,
   *     frames come straight from the recording
   * @param user who unlocks
   * @param progress told what is being measured
   */
  public Bench(
      Path home, Path models, Optional<Path> device, String user, Consumer<String> progress) {
    this.home = home;
    this.models = models;
    this.device = device;
    this.user = user;
    this.progress = progress;
  }

  /** What came of it: what could be measured, and what could not, in words. */
  public record Result(List<Figure> figures, List<String> failures) {}

  /** One thing that is measured. */
  private interface Part {
    void measure() throws Exception;
  }

  /** Runs it; minutes. What cannot be measured keeps nothing else from being. */
  public Result run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("kao-bench");
    try {
      measure("the chain, frame by frame", this::chain);
      measure("unlocking, with the camera on", () -> warm(folder.resolve("warm")));
      measure("unlocking, with the camera off before each", () -> cold(folder.resolve("cold")));
      measure("starting", () -> starts(folder));
      measure(
          "unlocking as soon as there is an agent", () -> firstUnlocks(folder.resolve("first")));
      measure("a dead agent", () -> dead(folder));
      measure("what Howdy does", () -> howdyLike(folder));
      return new Result(List.copyOf(figures), List.copyOf(failures));
    } finally {
      delete(folder);
    }
  }

  private void measure(String what, Part part) throws InterruptedException {
    progress.accept(what);
    try {
      part.measure();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failures.add(what + ": " + e.getMessage());
    }
  }

  private void chain() throws Exception {
    ModelStore store = ModelStore.open(models);
    figures.addAll(ChainBenchmark.run(store, alice(), 2, ""));
    figures.addAll(ChainBenchmark.run(store, alice(), 1, ".1thread"));
  }

  private void dead(Path folder) throws Exception {
    PamDriver nobody =
        new PamDriver(home, folder.resolve("dead"), folder.resolve("nobody.sock"), user);
    figures.add(Figure.of("shim.agentDead", "ms", nobody.unavailable(DEAD_CALLS)));
  }

  private void howdyLike(Path folder) throws Exception {
    Optional<HowdyLike> howdy = HowdyLike.find(home, models);
    if (howdy.isPresent()) {
      figures.add(
          Figure.of("howdyLike.call", "ms", howdy.get().calls(alice(), folder, HOWDY_CALLS)));
    } else {
      progress.accept("howdyLike.call is left out: installer/bench/run builds its program");
    }
  }

  private Path alice() {
    return home.resolve("bench/alice.kaorec");
  }

  private void warm(Path folder) throws Exception {
    try (AgentProcess agent = agent(folder, 3)) {
      agent.enrol(user);
      PamDriver pam = driver(folder);
      pam.unlocks(20);
      figures.add(Figure.of("unlock.warm", "ms", pam.unlocks(WARM_UNLOCKS)));
      figures.add(Figure.of("agent.rssStreaming", "MB", agent.residentMegabytes()));
      progress.accept(MANY_UNLOCKS + " unlocks in a row");
      double before = agent.residentMegabytes();
      pam.unlocks(MANY_UNLOCKS);
      figures.add(Figure.of("agent.rssGrowth1000", "MB", agent.residentMegabytes() - before));
      progress.accept("an idle agent");
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      double busy = agent.processorSeconds();
      long start = System.nanoTime();
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      double share = (agent.processorSeconds() - busy) / ((System.nanoTime() - start) / 1e9);
      figures.add(Figure.of("agent.cpuIdle", "%", 100 * share));
    }
  }

  private void cold(Path folder) throws Exception {
    try (AgentProcess agent = agent(folder, 0)) {
      agent.enrol(user);
      PamDriver pam = driver(folder);
      double[] millis = new double[COLD_UNLOCKS];
      for (int i = -COLD_WARM_UP; i < COLD_UNLOCKS; i++) {
        agent.awaitCameraOff();
        double took = pam.unlocks(1)[0];
        if (i >= 0) {
          millis[i] = took;
        }
      }
      figures.add(Figure.of("unlock.cold", "ms", millis));
    }
  }

  private void starts(Path folder) throws Exception {
    double[] millis = new double[STARTS];
    double[] idle = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      try (AgentProcess agent =
          AgentProcess.start(
              home,
              folder.resolve("start" + i),
              settings(folder.resolve("start" + i), 0, Optional.empty()),
              Optional.empty())) {
        millis[i] = agent.readyMillis();
        TimeUnit.SECONDS.sleep(REST_SECONDS); // it answers first, and gives back memory then
        idle[i] = agent.residentMegabytes();
      }
    }
    figures.add(Figure.of("agent.ready", "ms", millis));
    figures.add(Figure.of("agent.rssIdle", "MB", idle));
  }

  /** From an agent's start to the first unlock, camera off: all that a start could have put off. */
  private void firstUnlocks(Path folder) throws Exception {
    try (AgentProcess agent = agent(folder, 0)) {
      agent.enrol(user);
    }
    PamDriver pam = driver(folder);
    double[] millis = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      try (AgentProcess agent = agent(folder, 0)) {
        pam.unlocks(1);
        millis[i] = agent.ageMillis();
      }
    }
    figures.add(Figure.of("agent.firstUnlock", "ms", millis));
  }

  private AgentProcess agent(Path folder, int lingerSeconds)
      throws IOException, InterruptedException {
    Path enrolment = home.resolve("bench/alice-enrol.kaorec");
    return AgentProcess.start(
        home,
        folder,
        settings(
            folder, lingerSeconds, device.isPresent() ? Optional.empty() : Optional.of(enrolment)),
        device.map(jar -> "-javaagent:" + jar.toAbsolutePath() + "=play=" + enrolment));
  }

  private PamDriver driver(Path folder) throws IOException {
    return new PamDriver(home, folder.resolve("pam.d"), folder.resolve("agent.sock"), user);
  }

  private static String settings(Path folder, int lingerSeconds, Optional<Path> recording) {
    return String.join(
        "\n",
        "[socket]",
        "path = \"" + folder.resolve("agent.sock") + "\"",
        "[state]",
        "directory = \"" + folder.resolve("state") + "\"",
        "[sensor]",
        "linger-seconds = " + lingerSeconds,
        recording.map(file -> "source = \"recording:" + file + "\"").orElse(""),
        "[unlock]",
        "unknown-session = \"allow\"",
        "");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
