package org.kaologin.models.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.models.Catalogue;
import org.kaologin.models.ModelEntry;
import org.kaologin.models.ModelException;
import org.kaologin.models.Sha256;

/** The build's step that leaves every model of the catalogue in a folder. */
public final class BuildModels {
  private final SourceCache cache;
  private final Path target;

  BuildModels(SourceCache cache, Path target) {
    this.cache = cache;
    this.target = target;
  }

  /**
   * Builds all models.
   *
   * @param arguments the folder to leave them in
   */
  public static void main(String[] arguments) throws ModelException, IOException {
    SourceCache cache = new SourceCache(cacheFolder(), new NpmClient(Map.of()));
    new BuildModels(cache, Path.of(arguments[0])).build(Catalogue.load());
  }

  /** Where the weights stay between builds: {@code $KAO_CACHE}, or {@code ~/.cache/kao}. */
  static Path cacheFolder() {
    return Optional.ofNullable(System.getenv("KAO_CACHE"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "kao"))
        .resolve("models");
  }

  /** Makes each model that is not there yet, byte for byte as the catalogue says. */
  void build(Catalogue catalogue) throws ModelException, IOException {
    Files.createDirectories(target);
    for (ModelEntry entry : catalogue.models()) {
      Path file = target.resolve(entry.file());
      if (Files.exists(file) && Sha256.of(Files.readAllBytes(file)).equals(entry.sha256())) {
        continue;
      }
      byte[] model = convert(entry, cache.contents(entry.source()));
      String made = Sha256.of(model);
      if (!made.equals(entry.sha256())) {
        throw new ModelException(
            "The conversion of "
                + entry.id()
                + " made "
                + made
                + " instead of the catalogue's "
                + entry.sha256()
                + "; change the catalogue together with the converter.");
      }
      Files.write(file, model);
    }
  }

  static byte[] convert(ModelEntry entry, List<byte[]> sources) throws ModelException {
    return switch (entry.conversion()) {
      case "copy" -> sources.get(0);
      case "dlib-resnet" -> DlibResnetConverter.convert(sources.get(0));
      case "tfjs" -> TfjsConverter.convert(entry.id(), sources.get(0), sources.get(1));
      default -> throw new ModelException("The catalogue names no conversion of " + entry.id());
    };
  }
}
