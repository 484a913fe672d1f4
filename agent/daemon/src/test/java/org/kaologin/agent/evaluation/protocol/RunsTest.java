package org.kaologin.agent.evaluation.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.evaluation.layouts.RecordedPerson;

class RunsTest {

  @Test
  void ofAnAttemptShareNoFrame() {
    assertEquals(
        List.of(List.of(1, 2, 3), List.of(4, 5, 6)), Runs.apart(List.of(1, 2, 3, 4, 5, 6, 7), 3));
    assertEquals(List.of(), Runs.apart(List.of(1, 2), 3));
  }

  @Test
  void ofAttacksOverlap() {
    assertEquals(
        List.of(List.of(1, 2, 3), List.of(2, 3, 4)), Runs.overlapping(List.of(1, 2, 3, 4), 3));
  }

  @Test
  void ofFiftyFourFramesAreFifteenAttemptsOfThree() {
    RecordedPerson person = new RecordedPerson("x", List.of(), k -> k % 7 == 0, java.util.Map.of());
    RecordedPerson usual = new RecordedPerson("x", List.of());
    List<Integer> others =
        IntStream.range(0, 54).filter(k -> !usual.enrols().test(k)).boxed().toList();
    assertEquals(46, others.size());
    assertEquals(8, IntStream.range(0, 54).filter(person.enrols()).count());
    assertEquals(List.of(1, 2, 3), Runs.apart(others, 3).get(0));
    assertEquals(List.of(4, 5, 6), Runs.apart(others, 3).get(1));
    assertEquals(List.of(8, 9, 10), Runs.apart(others, 3).get(2));
    assertEquals(
        List.of(46, 23, 15, 9, 4),
        IntStream.of(1, 2, 3, 5, 10).mapToObj(n -> Runs.apart(others, n).size()).toList());
  }
}
