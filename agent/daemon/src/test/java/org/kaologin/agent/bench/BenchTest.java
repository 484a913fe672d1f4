package org.kaologin.agent.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  @TempDir Path nothing;

  @Test
  void saysOfEachPartWhyItCannotBeMeasured() throws Exception {
    List<String> steps = new ArrayList<>();
    Bench bench = new Bench(nothing, nothing, Optional.empty(), "nobody", steps::add);

    Bench.Result result = bench.run();

    assertEquals(List.of(), result.figures());
    assertTrue(steps.containsAll(List.of("starting", "a dead agent")), steps::toString);
    assertEquals(6, result.failures().size(), "Howdy's part may be left out");
    for (String failure : result.failures()) {
      String what = failure.substring(0, failure.indexOf(": "));
      assertTrue(steps.contains(what) && failure.length() > what.length() + 5, failure);
    }
  }
}
