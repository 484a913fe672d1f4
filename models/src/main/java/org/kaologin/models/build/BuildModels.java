package org.kaologin.models.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.models.Catalogue;
import org.kaologin.models.ModelEntry;
import org.kaologin.models.ModelEntry.Published;
import org.kaologin.models.ModelException;
import org.kaologin.models.Sha256;

/** The build's step that leaves every model of the catalogue in a folder. */
public final class BuildModels {
  private final SourceCache cache;
  private final Path networks;
  private final Path target;

  /**
   * @param networks the folder of the weights that this project trained
   * @param target the folder to leave the models in
   */
  BuildModels(SourceCache cache, Path networks, Path target) {
    this.cache = cache;
    this.networks = networks;
    this.target = target;
  }

  /**
   * Builds all models.
   *
   * @param arguments the folder of the weights that this project trained, and the one to leave the
   *     models in
   */
  public static void main(String[] arguments) throws ModelException, IOException {
    SourceCache cache = new SourceCache(cacheFolder(), new NpmClient(Map.of()));
    new BuildModels(cache, Path.of(arguments[0]), Path.of(arguments[1])).build(Catalogue.load());
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
      byte[] model = make(entry);
      String made = Sha256.of(model);
      if (!made.equals(entry.sha256())) {
        throw new ModelException(
            "The build of "
                + entry.id()
                + " made "
                + made
                + " instead of the catalogue's "
                + entry.sha256()
                + "; change the catalogue together with the converter or the trained network.");
      }
      Files.write(file, model);
    }
  }

  private byte[] make(ModelEntry entry) throws ModelException, IOException {
    if (entry.source() instanceof Published published) {
      return convert(entry, cache.contents(published));
    }
    return Files.readAllBytes(networks.resolve(entry.file()));
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
