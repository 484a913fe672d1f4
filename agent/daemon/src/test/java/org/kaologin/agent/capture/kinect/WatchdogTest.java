package org.kaologin.agent.capture.kinect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CaptureFailure;
import org.kaologin.agent.capture.SharedSensor;
import org.kaologin.virtualkinect.VirtualKinect;

/** The agent's one sensor, when its cable is pulled and put back. */
class WatchdogTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void comesBackWithThePlug() throws Exception {
    VirtualKinect device = VirtualKinect.install(Optional.empty());
    try (SharedSensor sensor = new SharedSensor(KinectV2Source::open, LONG)) {
      try (SharedSensor.Lease lease = sensor.acquire()) {
        assertTrue(lease.next(later()).isPresent());

        device.plugged(false);

        assertEquals(CaptureFailure.STALLED, failure(lease).failure());
      }
      try (SharedSensor.Lease lease = sensor.acquire()) {
        assertEquals(CaptureFailure.NO_SENSOR, failure(lease).failure());
      }
      assertEquals(Optional.empty(), sensor.description());
      assertEquals(0, device.openHandles());

      device.plugged(true);

      try (SharedSensor.Lease lease = sensor.acquire()) {
        assertTrue(lease.next(later()).isPresent());
        assertEquals(1, device.openHandles());
      }
    }
    assertEquals(0, device.openHandles());
  }

  private static CaptureException failure(SharedSensor.Lease lease) {
    return assertThrows(
        CaptureException.class,
        () -> {
          while (true) {
            lease.next(later());
          }
        });
  }

  private static long later() {
    return System.nanoTime() + LONG.toNanos();
  }
}
