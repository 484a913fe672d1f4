package org.kaologin.agent.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A user's faces as JSON, before they are sealed. */
final class FacesCodec {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FacesCodec() {}

  private record Faces(List<Face> faces) {}

  private record Face(String id, String name, long enrolledAtSeconds, byte[] templates) {}

  static byte[] encode(List<StoredFace> faces) {
    try {
      return JSON.writeValueAsBytes(
          new Faces(
              faces.stream()
                  .map(
                      f ->
                          new Face(
                              f.id(), f.name(), f.enrolledAt().getEpochSecond(), f.templates()))
                  .toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers always fit JSON", e);
    }
  }

  /**
   * Faces from JSON.
   *
   * @throws IOException when it is anything else; the message quotes nothing of it
   */
  static List<StoredFace> decode(byte[] bytes) throws IOException {
    try {
      return JSON.readValue(bytes, Faces.class).faces().stream().map(FacesCodec::stored).toList();
    } catch (JsonProcessingException | NullPointerException | DateTimeException e) {
      throw new IOException("it holds no list of faces");
    }
  }

  private static StoredFace stored(Face face) {
    return new StoredFace(
        Objects.requireNonNull(face.id()),
        Objects.requireNonNull(face.name()),
        Instant.ofEpochSecond(face.enrolledAtSeconds()),
        Objects.requireNonNull(face.templates()));
  }
}
