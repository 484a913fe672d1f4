package org.kaologin.biometrics.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.head.HeadGrid;
import org.kaologin.biometrics.head.HeadSurface;
import org.kaologin.biometrics.head.Look;
import org.kaologin.biometrics.head.MeanFaces;
import org.kaologin.models.ModelStore;

class SurfaceEmbedderTest {
  /** Of the Siamese networks' embeddings: {@code train --radius}. */
  private static final double LENGTH = 0.85;

  private static final ModelStore MODELS =
      ModelStore.open(Path.of(System.getProperty("kao.models")));

  @ParameterizedTest
  @CsvSource({"shape, 2", "siamese-dark, 4", "siamese-colour, 4"})
  void theExportedNetworkGivesWhatTheTrainedOneGave(String id, int channels) throws Exception {
    float[] input = new float[channels * HeadGrid.CELLS];
    for (int i = 0; i < input.length; i++) {
      int channel = i / HeadGrid.CELLS;
      int row = i % HeadGrid.CELLS / HeadGrid.SIDE;
      int column = i % HeadGrid.SIDE;
      input[i] = (float) Math.sin(0.11 * row + 0.07 * column * (channel + 1) + channel);
    }
    try (Network network = Network.load(MODELS, id, 1)) {
      float[] embedding =
          network
              .run(input, new long[] {1, channels, HeadGrid.SIDE, HeadGrid.SIDE})
              .get("embedding");
      assertArrayEquals(golden(id), embedding, 1e-4f);
    }
  }

  @Test
  void readsAHeadAsTheTrainingDid() throws Exception {
    Look look = Look.read();
    HeadSurface head =
        HeadSurface.measure(look.frame(), look.landmarks(), MeanFaces.built()).orElseThrow();
    assertClose(look.shape(), SurfaceChannels.SHAPE.of(head));
    assertClose(look.dark(), SurfaceChannels.DARK.of(head));
    assertClose(look.inColour(), SurfaceChannels.LIGHT.of(head));
  }

  @Test
  void anUnseenHeadHasNumbersToo() throws Exception {
    try (Network network = Network.load(MODELS, "siamese-dark", 1)) {
      float[] embedding =
          SurfaceEmbedder.siameseDark(network).embed(HeadSurface.unseen(MeanFaces.built()));
      double square = 0;
      for (float number : embedding) {
        square += number * number;
      }
      assertEquals(LENGTH * LENGTH, square, 1e-4);
    }
  }

  /** All numbers but those of a few cells at a fold. */
  private static void assertClose(float[] expected, float[] found) {
    assertEquals(expected.length, found.length);
    int different = 0;
    for (int i = 0; i < expected.length; i++) {
      different += Math.abs(expected[i] - found[i]) < 0.02 ? 0 : 1;
    }
    assertEquals(0, different, expected.length / 200.0);
  }

  private static float[] golden(String id) throws Exception {
    byte[] file =
        Files.readAllBytes(
            Path.of(System.getProperty("kao.root"), "models", "networks", id + ".golden"));
    float[] numbers = new float[file.length / Float.BYTES];
    ByteBuffer.wrap(file).asFloatBuffer().get(numbers);
    return numbers;
  }
}
