package org.kaologin.agent.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
   * The way back.
   *
   * @throws IOException when it is anything else
   */
  static List<StoredFace> decode(byte[] bytes) throws IOException {
    Faces decoded = JSON.readValue(bytes, Faces.class);
    if (decoded == null || decoded.faces() == null) {
      throw new IOException("it is no list of faces");
    }
    List<StoredFace> faces = new ArrayList<>();
    for (Face face : decoded.faces()) {
      faces.add(stored(face));
    }
    return List.copyOf(faces);
  }

  private static StoredFace stored(Face face) throws IOException {
    if (face == null || face.id() == null || face.name() == null || face.templates() == null) {
      throw new IOException("a face in it is not whole");
    }
    try {
      Instant enrolledAt = Instant.ofEpochSecond(face.enrolledAtSeconds());
      return new StoredFace(face.id(), face.name(), enrolledAt, face.templates());
    } catch (DateTimeException e) {
      throw new IOException("a face in it has an impossible date", e);
    }
  }
}
