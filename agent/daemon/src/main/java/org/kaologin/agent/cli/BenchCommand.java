package org.kaologin.agent.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaologin.agent.bench.Bench;
import org.kaologin.agent.bench.Figure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast everything is. */
@Command(
    name = "bench",
    description =
        "Measures how fast everything is, as root, with an agent of its own; takes minutes.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there, too.")
  private Path json;

  @Option(
      names = "--device",
      paramLabel = "JAR",
      description = "A virtual Kinect, to measure libfreenect2 as well.")
  private Path device;

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description = "Where Kao is (default: where it was installed).",
      defaultValue = "${sys:kao.home}")
  private Path home;

  @Override
  public Integer call() throws Exception {
    Bench.Result result =
        new Bench(
                home,
                home.resolve("models"),
                Optional.ofNullable(device),
                System.getProperty("user.name"),
                step -> System.err.println("… " + step))
            .run();
    System.out.printf(
        "| %-24s | %9s | %9s | %-4s | %5s |%n", "figure", "median", "p95", "unit", "count");
    System.out.println("| --- | ---: | ---: | --- | ---: |");
    for (Figure figure : result.figures()) {
      System.out.printf(
          "| %-24s | %9.2f | %9.2f | %-4s | %5d |%n",
          figure.name(), figure.median(), figure.p95(), figure.unit(), figure.count());
    }
    if (json != null) {
      Output.write(result.figures(), json);
    }
    result.failures().forEach(failure -> System.err.println("kao: not measured: " + failure));
    return result.failures().isEmpty() ? ExitCode.YES : ExitCode.FAILED;
  }
}
