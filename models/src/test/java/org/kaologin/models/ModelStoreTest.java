package org.kaologin.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final Path BUILT = Path.of(System.getProperty("kao.models"));
  private static final String ID = "blazeface";

  @TempDir Path folder;

  @Test
  void readsEveryModelOfTheCatalogue() throws ModelException {
    ModelStore store = ModelStore.open(BUILT);
    for (ModelEntry entry : store.catalogue().models()) {
      assertEquals(entry.sha256(), Sha256.of(store.read(entry.id())));
    }
  }

  @Test
  void refusesAModelWithOneBitChanged() throws IOException {
    ModelEntry entry = Catalogue.load().entry(ID);
    byte[] content = Files.readAllBytes(BUILT.resolve(entry.file()));
    content[content.length / 2] ^= 1;
    Files.write(folder.resolve(entry.file()), content);

    ModelException e = assertThrows(ModelException.class, () -> ModelStore.open(folder).read(ID));
    assertTrue(e.getMessage().contains("is not the catalogue's"), e.getMessage());
  }

  @Test
  void refusesATruncatedModel() throws IOException {
    ModelEntry entry = Catalogue.load().entry(ID);
    byte[] content = Files.readAllBytes(BUILT.resolve(entry.file()));
    Files.write(folder.resolve(entry.file()), java.util.Arrays.copyOf(content, content.length - 1));

    assertThrows(ModelException.class, () -> ModelStore.open(folder).read(ID));
  }

  @Test
  void saysWhichModelIsMissing() {
    ModelException e = assertThrows(ModelException.class, () -> ModelStore.open(folder).read(ID));
    assertTrue(e.getMessage().contains("blazeface.onnx is missing"), e.getMessage());
  }

  @Test
  void everyEntrySaysWhereItComesFromAndUnderWhichLicence() {
    for (ModelEntry entry : Catalogue.load().models()) {
      assertTrue(Set.of("CC0-1.0", "Apache-2.0", "MIT").contains(entry.licence()), entry.licence());
      if (entry.source() instanceof ModelEntry.Published published) {
        assertTrue(published.npmPackage().matches("[@a-z/-]+@[0-9.]+"));
        assertTrue(published.tarballSha256().matches("[0-9a-f]{64}"));
      } else if (entry.source() instanceof ModelEntry.Trained trained) {
        assertTrue(Files.exists(Path.of("networks", trained.card())), trained.card());
      }
    }
  }
}
