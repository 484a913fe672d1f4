package org.kaologin.agent.cli;

import java.nio.file.Path;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the networks are, and how they run. */
final class ModelOptions {
  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = "Where the networks are (default: where they were installed).",
      defaultValue = "${sys:kao.models}")
  private Path models;

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "Threads to compute with (default: ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private int threads;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  ModelStore store() {
    return ModelStore.open(models);
  }

  int threads() {
    return threads;
  }

  FaceEngine open() throws ModelException {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is at least 1, not " + threads);
    }
    return FaceEngine.open(store(), threads);
  }
}
