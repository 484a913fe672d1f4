package org.kaologin.agent.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.kaologin.agent.evaluation.Evaluation;
import org.kaologin.agent.evaluation.EvaluationOptions;
import org.kaologin.agent.evaluation.PairEvaluation;
import org.kaologin.agent.evaluation.Progress;
import org.kaologin.agent.evaluation.calibration.Calibrator;
import org.kaologin.agent.evaluation.layouts.DataSet;
import org.kaologin.agent.evaluation.layouts.KinectIrDepthLayout;
import org.kaologin.agent.evaluation.layouts.LfwLayout;
import org.kaologin.agent.evaluation.layouts.PhotographPairs;
import org.kaologin.agent.evaluation.layouts.RecordingsLayout;
import org.kaologin.agent.evaluation.layouts.York3dLayout;
import org.kaologin.agent.evaluation.report.EmbeddingMap;
import org.kaologin.agent.evaluation.report.EvaluationReport;
import org.kaologin.agent.evaluation.report.HtmlReport;
import org.kaologin.agent.evaluation.report.TextReport;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.models.ModelException;
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
  /** Frames between two words on progress. */
  private static final int TELL_EVERY = 10;

  /** How data can lie. */
  static final class Layouts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(
              KinectIrDepthLayout.NAME, York3dLayout.NAME, LfwLayout.NAME, RecordingsLayout.NAME)
          .iterator();
    }
  }

  @Mixin private ModelOptions models;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LAYOUT",
      description =
          "How the data lie in the folder: kinect2-ir-depth (PERSON/K_depth.png and"
              + " PERSON/K_long_exposure_infrared.png), york3d (PERSON-EXPRESSION.npz and .jpg),"
              + " lfw (pairs.txt), recordings (PERSON-TAKE.kaorec or PERSON/TAKE.kaorec; a TAKE"
              + " attack-SPECIES is an attack in that person's name).",
      completionCandidates = Layouts.class)
  private String layout;

  @Parameters(paramLabel = "FOLDER", description = "The data.")
  private Path folder;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the report there, too.")
  private Path json;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = "Write what the distances of these persons mean: another calibration.json.")
  private Path calibration;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the report there as a page with curves and tables.")
  private Path html;

  @Option(
      names = "--fmr",
      paramLabel = "RATE",
      description = "The false match rate to aim at (default: ${DEFAULT-VALUE}).",
      defaultValue = "1e-4")
  private double fmr;

  @Option(
      names = "--presentations",
      paramLabel = "NUMBER",
      description = "Presentations of each attack species (default: ${DEFAULT-VALUE}).",
      defaultValue = "220")
  private int presentations;

  @Option(
      names = "--first",
      paramLabel = "NUMBER",
      description =
          "Enrol from so many first frames of each person, as somebody does who does not move,"
              + " instead of every seventh (kinect2-ir-depth and recordings).")
  private Integer first;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Of all that is random (default: ${DEFAULT-VALUE}).",
      defaultValue = "20130724")
  private long seed;

  private int told;

  @Override
  public Integer call() throws Exception {
    if (presentations < 0) {
      throw new ParameterException(spec.commandLine(), "--presentations must not be negative.");
    }
    if (!(fmr >= DecisionSettings.STRICTEST && fmr <= DecisionSettings.LAXEST)) {
      throw new ParameterException(spec.commandLine(), "--fmr must lie between 1e-6 and 1e-2.");
    }
    boolean inSeries =
        layout.equals(KinectIrDepthLayout.NAME) || layout.equals(RecordingsLayout.NAME);
    if (first != null && (first < 1 || !inSeries)) {
      throw new ParameterException(
          spec.commandLine(), "--first must be positive, and is for series of frames.");
    }
    switch (layout) {
      case KinectIrDepthLayout.NAME -> frames(KinectIrDepthLayout.read(folder));
      case York3dLayout.NAME -> frames(York3dLayout.read(folder));
      case RecordingsLayout.NAME -> frames(RecordingsLayout.read(folder));
      case LfwLayout.NAME -> pairs(LfwLayout.read(folder));
      default ->
          throw new ParameterException(spec.commandLine(), "There is no layout " + layout + ".");
    }
    return ExitCode.YES;
  }

  private void frames(DataSet data) throws Exception {
    try (FaceEngine engine = engine()) {
      DataSet enrolled = first == null ? data : data.enrolledFromTheFirst(first);
      Evaluation.Result result = new Evaluation(engine, options()).run(enrolled, telling("frames"));
      System.err.println();
      List<EmbeddingMap> maps = html == null ? List.of() : EmbeddingMap.of(result.subjects(), seed);
      tell(result.report(), maps);
      if (calibration != null) {
        Calibrator calibrator =
            new Calibrator(Calibrator.measurable(result.subjects()), models.store().catalogue());
        Output.write(calibrator.measure(result.subjects(), data.layout()), calibration);
      }
    }
  }

  private FaceEngine engine() throws ModelException {
    return calibration == null
        ? FaceEngine.openAll(models.store(), 1)
        : FaceEngine.openUncalibrated(models.store(), 1);
  }

  private void pairs(PhotographPairs data) throws Exception {
    try (FaceEngine engine = FaceEngine.open(models.store(), 1)) {
      EvaluationReport report =
          new PairEvaluation(engine, options()).run(data, telling("photographs"));
      System.err.println();
      tell(report, List.of());
    }
  }

  /** Frames are analysed side by side, so that a network needs only one thread. */
  private EvaluationOptions options() {
    return new EvaluationOptions(fmr, presentations, models.threads(), seed);
  }

  private Progress telling(String what) {
    return (done, total) -> {
      if (done >= told + TELL_EVERY || done == total) {
        told = done;
        System.err.printf("\r%d of %d %s", done, total, what);
      }
    };
  }

  private void tell(EvaluationReport report, List<EmbeddingMap> maps) throws IOException {
    System.out.print(TextReport.of(report));
    if (json != null) {
      Output.write(report, json);
    }
    if (html != null) {
      HtmlReport.write(report, maps, html);
    }
  }
}
