package org.kaologin.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kaologin.models.ModelEntry.Port;
import org.kaologin.models.ModelEntry.Published;
import org.kaologin.models.ModelEntry.Source;
import org.kaologin.models.ModelEntry.SourceFile;
import org.kaologin.models.ModelEntry.Trained;

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

  /**
   * Reads the catalogue that belongs to this version of the code. Member by member: Jackson's way
   * into records, by reflection, would take the agent's start a tenth longer.
   */
  public static Catalogue load() {
    try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
      return new Catalogue(
          list(new ObjectMapper().readTree(in).required("models"), Catalogue::model));
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue is part of this program", e);
    }
  }

  private static ModelEntry model(JsonNode json) {
    return new ModelEntry(
        text(json, "id"),
        text(json, "task"),
        text(json, "file"),
        text(json, "sha256"),
        text(json, "conversion"),
        list(json.required("inputs"), Catalogue::port),
        list(json.required("outputs"), Catalogue::port),
        text(json, "licence"),
        text(json, "credit"),
        source(json.required("source")));
  }

  private static Port port(JsonNode json) {
    return new Port(
        text(json, "name"),
        list(json.required("shape"), JsonNode::intValue),
        text(json, "content"));
  }

  private static Source source(JsonNode json) {
    if (json.has("card")) {
      return new Trained(text(json, "card"));
    }
    return new Published(
        text(json, "npmPackage"),
        text(json, "tarballSha256"),
        list(
            json.required("files"),
            file -> new SourceFile(text(file, "path"), text(file, "sha256"))));
  }

  private static <T> List<T> list(JsonNode json, Function<JsonNode, T> entry) {
    List<T> list = new ArrayList<>();
    json.forEach(item -> list.add(entry.apply(item)));
    return List.copyOf(list);
  }

  private static String text(JsonNode json, String member) {
    return json.required(member).textValue();
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
