package org.kaologin.biometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class AsideTest {

  @Test
  void worksOnASecondThread() throws Exception {
    try (Aside aside = new Aside(2)) {
      CountDownLatch begun = new CountDownLatch(1);
      FutureTask<Thread> task =
          aside.begin(
              () -> {
                begun.countDown();
                return Thread.currentThread();
              });
      begun.await();
      assertNotEquals(Thread.currentThread(), Aside.end(task));
    }
  }

  @Test
  void theCallerDoesWhatNobodyHasBegun() throws Exception {
    try (Aside aside = new Aside(2)) {
      CountDownLatch busy = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      FutureTask<Integer> first =
          aside.begin(
              () -> {
                busy.countDown();
                release.await();
                return 1;
              });
      busy.await();
      assertEquals(Thread.currentThread(), Aside.end(aside.begin(Thread::currentThread)));
      release.countDown();
      assertEquals(1, Aside.end(first));
    }
  }

  @Test
  void worksOnTheCallersWhereThereMayBeNoOther() throws Exception {
    try (Aside aside = new Aside(1)) {
      assertEquals(Thread.currentThread(), Aside.end(aside.begin(Thread::currentThread)));
    }
  }

  @Test
  void handsFailuresOn() throws Exception {
    OrtException broken = new OrtException("broken");
    IllegalStateException odd = new IllegalStateException("odd");
    try (Aside aside = new Aside(2)) {
      FutureTask<Object> failing =
          aside.begin(
              () -> {
                throw broken;
              });
      assertSame(broken, assertThrows(OrtException.class, () -> Aside.end(failing)));
      FutureTask<Object> strange =
          aside.begin(
              () -> {
                throw odd;
              });
      assertSame(odd, assertThrows(IllegalStateException.class, () -> Aside.end(strange)));
    }
  }

  @Test
  void whoIsInterruptedWaitsAndStaysInterrupted() throws Exception {
    try (Aside aside = new Aside(2)) {
      Thread.currentThread().interrupt();
      assertEquals(7, Aside.end(aside.begin(() -> 7)));
      assertTrue(Thread.interrupted());
    }
  }
}
