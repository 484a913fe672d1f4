package org.kaologin.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The converted networks compute what their originals do.
 *
 * <p>The reference numbers were computed by dlib 19.24 (C++) and by TensorFlow.js 4.22 (CPU) on an
 * image that a formula makes, so that no picture is needed.
 */
class GoldenTest {
  private final ModelStore models = ModelStore.open(Path.of(System.getProperty("kao.models")));

  @ParameterizedTest
  @CsvSource({
    "dlib-descriptor, 150, 0,    1,     1e-5",
    "blazeface,       256, -1,   127.5, 2e-3",
    "facemesh,        192, 0,    255,   1e-3",
  })
  void computesWhatTheOriginalDoes(
      String id, int size, float offset, float divisor, float tolerance) throws Exception {
    Map<String, float[]> outputs = run(id, formulaImage(size, divisor, offset));
    int compared = 0;
    for (String line : golden()) {
      String[] words = line.split(" ", -1);
      if (!words[0].equals(id)) {
        continue;
      }
      float[] output = outputs.get(words[1]);
      int step = Integer.parseInt(words[2]);
      for (int i = 3; i < words.length; i++) {
        assertEquals(
            Float.parseFloat(words[i]), output[(i - 3) * step], tolerance, words[1] + " " + i);
        compared++;
      }
    }
    assertTrue(compared >= 24, "the golden file has numbers of " + id);
  }

  @Test
  void theGraphsPortsAreTheCatalogues() throws Exception {
    for (ModelEntry entry : models.catalogue().models()) {
      if (entry.inputs().isEmpty()) {
        continue;
      }
      try (OrtSession session =
          OrtEnvironment.getEnvironment().createSession(models.read(entry.id()))) {
        assertEquals(
            entry.inputs().stream().map(ModelEntry.Port::name).toList(),
            List.copyOf(session.getInputNames()));
        assertEquals(
            entry.outputs().stream().map(ModelEntry.Port::name).sorted().toList(),
            session.getOutputNames().stream().sorted().toList());
      }
    }
  }

  private Map<String, float[]> run(String id, OnnxTensor input)
      throws OrtException, ModelException {
    Map<String, float[]> outputs = new TreeMap<>();
    try (input;
        OrtSession session = OrtEnvironment.getEnvironment().createSession(models.read(id));
        OrtSession.Result result = session.run(Map.of("input", input))) {
      result.forEach(
          output -> {
            FloatBuffer values = ((OnnxTensor) output.getValue()).getFloatBuffer();
            float[] copy = new float[values.remaining()];
            values.get(copy);
            outputs.put(output.getKey(), copy);
          });
    }
    return outputs;
  }

  private static OnnxTensor formulaImage(int size, float divisor, float offset)
      throws OrtException {
    FloatBuffer values = FloatBuffer.allocate(3 * size * size);
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          int value =
              switch (channel) {
                case 0 -> 7 * x + 3 * y;
                case 1 -> x * x / 5 + 11 * y;
                default -> 5 * (x ^ y) + 17;
              };
          values.put(value % 256 / divisor + offset);
        }
      }
    }
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), values.flip(), new long[] {1, 3, size, size});
  }

  private static List<String> golden() throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("golden.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
