package org.kaologin.agent.unlock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

  @ParameterizedTest
  @CsvSource({"60000, 59850", "1000, 850", "300, 150", "200, 100", "1, 0"})
  void theLookingEndsBeforeTheClientGivesUp(int millis, int lookingMillis) {
    Deadline deadline = new Deadline(millis);
    long left = deadline.lookUntilNanos() - System.nanoTime();

    assertTrue(TimeUnit.NANOSECONDS.toMillis(left) <= lookingMillis, () -> left + " ns");
  }
}
