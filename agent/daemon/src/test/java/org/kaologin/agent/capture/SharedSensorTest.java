package org.kaologin.agent.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.recording.RecordingSource;
import org.kaologin.agent.capture.recording.RecordingWriter;

class SharedSensorTest {
  private static final long FRAME_NANOS = 33_333_333;
  private static final Duration LONG = Duration.ofMinutes(10);

  private final HandFedSources sources = new HandFedSources();

  @Test
  void opensWithTheFirstLeaseOnly() throws Exception {
    try (SharedSensor sensor = new SharedSensor(sources, LONG)) {
      assertEquals(0, sources.opened());
      assertEquals(Optional.empty(), sensor.description());
      try (SharedSensor.Lease lease = sensor.acquire()) {
        sources.give(1);
        assertEquals(1, next(lease));
        assertEquals(Optional.of("source 1"), sensor.description());
      }
    }
  }

  @Test
  void showsEveryLeaseTheSameStream() throws Exception {
    try (SharedSensor sensor = new SharedSensor(sources, LONG);
        SharedSensor.Lease one = sensor.acquire();
        SharedSensor.Lease other = sensor.acquire()) {
      sources.give(1);
      assertEquals(1, next(one));
      assertEquals(1, next(other));
      sources.give(2);
      assertEquals(2, next(other));
      assertEquals(2, next(one));
      assertEquals(1, sources.opened());
    }
  }

  @Test
  void givesNoFrameFromBeforeTheLease() throws Exception {
    try (SharedSensor sensor = new SharedSensor(sources, LONG);
        SharedSensor.Lease early = sensor.acquire()) {
      sources.give(1);
      assertEquals(1, next(early));
      try (SharedSensor.Lease late = sensor.acquire()) {
        assertEquals(Optional.empty(), late.next(System.nanoTime()));
        sources.give(2);
        assertEquals(2, next(late));
        assertEquals(Optional.empty(), late.next(System.nanoTime()), "and each one once");
      }
    }
  }

  @Test
  void staysOpenForALittleWhile() throws Exception {
    try (SharedSensor sensor = new SharedSensor(sources, LONG)) {
      for (int i = 1; i <= 3; i++) {
        try (SharedSensor.Lease lease = sensor.acquire()) {
          sources.give(i);
          assertEquals(i, next(lease));
        }
      }
      assertEquals(1, sources.opened());
    }
  }

  @Test
  void closesTheSourceWhenNobodyLooksAnyMore() throws Exception {
    try (SharedSensor sensor = new SharedSensor(sources, Duration.ZERO)) {
      SharedSensor.Lease lease = sensor.acquire();
      sources.give(1);
      assertEquals(1, next(lease));
      lease.close();
      sources.give(2);
      sources.awaitClosing();
    }
    assertEquals(0, sources.openNow());
  }

  @Test
  void opensAgainForALeaseTakenWhileItCloses() throws Exception {
    try (SharedSensor sensor = new SharedSensor(sources, Duration.ZERO)) {
      SharedSensor.Lease first = sensor.acquire();
      sources.give(1);
      assertEquals(1, next(first));
      CountDownLatch mayClose = sources.holdClosing();
      first.close();
      sources.give(2);
      sources.awaitClosing();
      sources.forget();
      try (SharedSensor.Lease second = sensor.acquire()) {
        assertEquals(Optional.empty(), second.next(System.nanoTime()));
        mayClose.countDown();
        sources.give(3);
        assertEquals(3, next(second));
      }
      assertEquals(2, sources.opened());
      assertEquals(1, sources.mostAtOnce(), "a sensor that still closes would have been busy");
    }
  }

  @Test
  void tellsEveryLeaseOfAFailureAndTriesAgainForTheNext() throws Exception {
    try (SharedSensor sensor = new SharedSensor(sources, LONG);
        SharedSensor.Lease one = sensor.acquire();
        SharedSensor.Lease other = sensor.acquire()) {
      sources.give(1);
      assertEquals(1, next(one));
      CountDownLatch mayClose = sources.holdClosing();
      sources.fail(CaptureFailure.STALLED);
      assertEquals(CaptureFailure.STALLED, failure(one).failure());
      assertEquals(CaptureFailure.STALLED, failure(other).failure());
      sources.awaitClosing();
      try (SharedSensor.Lease later = sensor.acquire()) {
        mayClose.countDown();
        sources.give(2);
        assertEquals(2, next(later), "the failure was before its time");
      }
      assertEquals(CaptureFailure.STALLED, failure(one).failure(), "it stays failed");
      assertEquals(2, sources.opened());
    }
  }

  @Test
  void tellsThatTheSourceDoesNotOpenOrBreaks() throws Exception {
    FrameSources none =
        () -> {
          throw new CaptureException(CaptureFailure.NO_SENSOR, "There is none.");
        };
    try (SharedSensor sensor = new SharedSensor(none, LONG);
        SharedSensor.Lease lease = sensor.acquire()) {
      assertEquals(CaptureFailure.NO_SENSOR, failure(lease).failure());
    }
    try (SharedSensor sensor = new SharedSensor(sources, LONG);
        SharedSensor.Lease lease = sensor.acquire()) {
      sources.breakDown();
      assertTrue(failure(lease).getMessage().contains("as the test wanted"));
    }
    assertEquals(0, sources.openNow());
  }

  /** Or every later lease would be told that there is no camera. */
  @Test
  void leavesAnErrorThatNoOtherTryCanMendToTheProcess() throws Exception {
    NoClassDefFoundError lacking = new NoClassDefFoundError("for want of a descriptor");
    FrameSources unloaded =
        () -> {
          throw lacking;
        };
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> uncaught.complete(error));
    try (SharedSensor sensor = new SharedSensor(unloaded, LONG);
        SharedSensor.Lease lease = sensor.acquire()) {
      assertSame(lacking, uncaught.get(10, TimeUnit.SECONDS));
      assertEquals(Optional.empty(), lease.next(System.nanoTime()));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void isOverOnceItIsClosed() {
    SharedSensor sensor = new SharedSensor(sources, LONG);
    SharedSensor.Lease lease = sensor.acquire();
    sensor.close();
    assertEquals(0, sources.openNow());
    assertThrows(IllegalStateException.class, () -> lease.next(System.nanoTime()));
    assertThrows(IllegalStateException.class, sensor::acquire);
    lease.close();
    sensor.close();
  }

  @Test
  void sharesARecording(@TempDir Path folder) throws Exception {
    Path file = recordingOfOneFrame(folder);
    try (SharedSensor sensor = new SharedSensor(() -> RecordingSource.open(file), LONG);
        SharedSensor.Lease lease = sensor.acquire()) {
      assertTrue(next(lease) < next(lease));
      assertEquals(Optional.of("recording " + file), sensor.description());
    }
  }

  /** However slow who looks is. */
  @Test
  void leavesNothingOfARecordingOut(@TempDir Path folder) throws Exception {
    Path file = recordingOfOneFrame(folder);
    try (SharedSensor sensor = new SharedSensor(() -> RecordingSource.open(file), LONG)) {
      long last = 0;
      try (SharedSensor.Lease lease = sensor.acquire()) {
        for (int i = 0; i < 3; i++) {
          long until = System.nanoTime() + 5 * FRAME_NANOS;
          while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
          }
          long now = next(lease);
          assertEquals(last + 1, now);
          last = now;
        }
      }
      try (SharedSensor.Lease another = sensor.acquire()) {
        assertTrue(next(another) > last);
      }
    }
  }

  private static Path recordingOfOneFrame(Path folder) throws Exception {
    Path file = folder.resolve("one.kaorec");
    try (RecordingWriter writer =
        RecordingWriter.create(file, TestFrames.CALIBRATION, Map.of("source", "test"))) {
      writer.add(TestFrames.frame(0));
      writer.finish();
    }
    return file;
  }

  private static long next(SharedSensor.Lease lease) throws Exception {
    return lease.next(System.nanoTime() + LONG.toNanos()).orElseThrow().sequence();
  }

  private static CaptureException failure(SharedSensor.Lease lease) {
    return assertThrows(
        CaptureException.class, () -> lease.next(System.nanoTime() + LONG.toNanos()));
  }
}
