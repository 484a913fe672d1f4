package org.kaologin.agent.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void isTheMiddleAndTheUpperEndOfWhatWasMeasured() {
    double[] values = IntStream.rangeClosed(1, 100).map(i -> 101 - i).asDoubleStream().toArray();
    assertEquals(new Figure("x", "ms", 50, 95, 100), Figure.of("x", "ms", values));
    assertEquals(new Figure("x", "ms", 7, 7, 1), Figure.of("x", "ms", 7));
  }

  @Test
  void isWrittenAsTheReportsReadersExpect() throws Exception {
    JsonNode json = new ObjectMapper().valueToTree(Figure.of("unlock.warm", "ms", 3, 1, 2));
    List<String> keys = new ArrayList<>();
    json.fieldNames().forEachRemaining(keys::add);
    assertEquals(List.of("name", "unit", "median", "p95", "count"), keys);
    assertEquals(2, json.get("median").asDouble());
  }

  @Test
  void needsAtLeastOneValue() {
    assertThrows(IllegalArgumentException.class, () -> Figure.of("x", "ms"));
  }
}
