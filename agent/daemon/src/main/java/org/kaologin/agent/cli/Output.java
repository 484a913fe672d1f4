package org.kaologin.agent.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Text for people, or JSON for programs. */
final class Output {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  boolean isJson() {
    return json;
  }

  /** Prints one or the other. */
  void print(Object value, String text) throws JsonProcessingException {
    System.out.println(json ? json(value) : text);
  }

  static String json(Object value) throws JsonProcessingException {
    return JSON.writeValueAsString(value);
  }

  /** Writes a value as JSON into a file. */
  static void write(Object value, Path file) throws IOException {
    Files.write(file, (json(value) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
