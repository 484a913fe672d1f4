package org.kaologin.agent.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LightTest {
  @Test
  void anOrdinaryRoomIsSeenWhole() {
    assertEquals(new Light(0, 100), Light.of(TestFrames.frame(1)));
  }

  @Test
  void theSunTakesBrightnessAndDepth() {
    CapturedFrame frame = TestFrames.frame(1);
    int pixels = TestFrames.WIDTH * TestFrames.HEIGHT;
    Arrays.fill(frame.infrared().values(), 0, pixels / 4, 65535);
    Arrays.fill(frame.depth().millimetres(), 0, pixels / 2, 0);

    assertEquals(new Light(25, 50), Light.of(frame));
  }

  @Test
  void whatIsTooFarForTheLampDoesNotCount() {
    CapturedFrame frame = TestFrames.frame(1);
    int pixels = TestFrames.WIDTH * TestFrames.HEIGHT;
    Arrays.fill(frame.infrared().values(), 0, pixels / 2, 999);
    Arrays.fill(frame.depth().millimetres(), 0, pixels / 2, 0);
    assertEquals(new Light(0, 100), Light.of(frame));

    Arrays.fill(frame.infrared().values(), 0);
    assertEquals(new Light(0, 100), Light.of(frame), "nobody in a wide, dark room");
  }

  @Test
  void isKnownFromTheFirstFrameOnAndRemembered() throws Exception {
    HandFedSources sources = new HandFedSources();
    try (SharedSensor sensor = new SharedSensor(sources, Duration.ZERO)) {
      assertEquals(Optional.empty(), sensor.light());
      try (SharedSensor.Lease lease = sensor.acquire()) {
        sources.give(1);
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        assertTrue(lease.next(deadline).isPresent());
        assertEquals(Optional.of(new Light(0, 100)), sensor.light());
      }
      sources.give(2);
      sources.awaitClosing();
      assertEquals(Optional.of(new Light(0, 100)), sensor.light());
    }
  }
}
