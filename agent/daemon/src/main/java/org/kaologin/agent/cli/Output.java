package org.kaologin.agent.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Text for people, or JSON for programs. */
final class Output {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .registerModule(new SimpleModule().addSerializer(double.class, new Finite()));

  /** JSON has numbers only: what is none is null. */
  private static final class Finite extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Says how it goes, beside the answer. */
  void progress(String line) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.println(line);
    errors.flush();
  }

  /** The same, over what was said before; the last such line needs {@link #progressEnds}. */
  void progressInPlace(String line) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.print("\r" + line);
    errors.flush();
  }

  /** After it, other lines may follow. */
  void progressEnds() {
    progress("");
  }

  /** Prints one or the other. */
  void print(Object value, String text) throws JsonProcessingException {
    spec.commandLine().getOut().println(json ? json(value) : text);
  }

  static String json(Object value) throws JsonProcessingException {
    return JSON.writeValueAsString(value);
  }

  /** Writes a value as JSON into a file. */
  static void write(Object value, Path file) throws IOException {
    Files.write(file, (json(value) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
