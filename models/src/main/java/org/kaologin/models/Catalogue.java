package org.kaologin.models;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * All models, from the one resource {@code catalogue.json}.
 *
 * @param models every entry
 */
public record Catalogue(List<ModelEntry> models) {
  private static final String RESOURCE = "catalogue.json";

  public Catalogue {
    models = List.copyOf(models);
  }

  /** Reads the catalogue that belongs to this version of the code. */
  public static Catalogue load() {
    ObjectMapper json =
        new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
      return json.readValue(in, Catalogue.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue is part of this program", e);
    }
  }

  /**
   * The entry of a model.
   *
   * @throws IllegalArgumentException for an id that the catalogue does not have
   */
  public ModelEntry entry(String id) {
    return models.stream()
        .filter(model -> model.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no model " + id + " in the catalogue"));
  }
}
