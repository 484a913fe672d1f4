package org.kaologin.agent.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.kaologin.agent.evaluation.Evaluation;
import org.kaologin.agent.evaluation.EvaluationReport;
import org.kaologin.agent.evaluation.EvaluationReport.AttackResult;
import org.kaologin.agent.evaluation.EvaluationReport.ThresholdRates;
import org.kaologin.agent.evaluation.KinectIrDepthLayout;
import org.kaologin.agent.evaluation.RecordedPerson;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures error rates on a data set. */
@Command(
    name = "evaluate",
    description = "Measures how often the right are refused and the wrong accepted.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private ModelOptions models;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LAYOUT",
      description = "How the data lie in the folder: " + KinectIrDepthLayout.NAME + ".")
  private String layout;

  @Parameters(paramLabel = "FOLDER", description = "The data.")
  private Path folder;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report there, too.")
  private Path json;

  @Option(
      names = "--fmr",
      paramLabel = "RATE",
      description = "The false match rate to aim at (default: ${DEFAULT-VALUE}).",
      defaultValue = "1e-4")
  private double fmr;

  @Override
  public Integer call() throws Exception {
    if (!layout.equals(KinectIrDepthLayout.NAME)) {
      throw new ParameterException(spec.commandLine(), "There is no layout " + layout + ".");
    }
    List<RecordedPerson> persons = KinectIrDepthLayout.read(folder);
    try (FaceEngine engine = models.open()) {
      EvaluationReport report =
          new Evaluation(engine, new DecisionSettings(fmr))
              .run(
                  layout,
                  persons,
                  done -> System.err.printf("\r%d of %d persons", done, persons.size()));
      System.err.println();
      System.out.print(text(report));
      if (json != null) {
        Output.write(report, json);
      }
    }
    return ExitCode.YES;
  }

  private static String text(EvaluationReport r) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            "%s: %d persons, %d frames (%d without a usable face, %d taken for not live)%n"
                + "attempts of up to %d frames against %d templates, aiming at a false match rate"
                + " of %.0e%n%n",
            r.layout(),
            r.persons(),
            r.frames(),
            r.framesWithoutFace(),
            r.framesNotLive(),
            r.framesPerAttempt(),
            r.templates(),
            r.fmrTarget()));
    out.append(rate("genuine attempts refused", r.genuineRefused(), r.genuineAttempts()));
    out.append(rate("impostor attempts accepted", r.impostorAccepted(), r.impostorAttempts()));
    for (AttackResult attack : r.attacks()) {
      out.append(rate(attack.species() + " accepted", attack.accepted(), attack.presentations()));
    }
    out.append(
        String.format(
            "%nsingle frames, appearance alone: equal error rate %.2f %%%n", 100 * r.frameEer()));
    for (ThresholdRates rates : r.frameDistances()) {
      out.append(
          String.format(
              "  distance %.2f: impostor frames accepted %6.2f %%, genuine refused %6.2f %%%n",
              rates.distance(), 100 * rates.fmr(), 100 * rates.fnmr()));
    }
    return out.toString();
  }

  private static String rate(String what, int count, int of) {
    return String.format(
        "%-32s %4d of %5d  %6.2f %%%n", what, count, of, of == 0 ? 0 : 100.0 * count / of);
  }
}
