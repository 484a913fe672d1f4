package org.kaologin.agent.capture;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sources that give what a test hands them, and count how many are open. */
final class HandFedSources implements FrameSources {
  private interface Event {
    CapturedFrame happen() throws CaptureException;
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger openNow = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile CountDownLatch mayClose = new CountDownLatch(0);

  void give(int frame) {
    events.add(() -> TestFrames.frame(frame));
  }

  void fail(CaptureFailure failure) {
    events.add(
        () -> {
          throw new CaptureException(failure, "As the test wanted.");
        });
  }

  void breakDown() {
    events.add(
        () -> {
          throw new IllegalStateException("as the test wanted");
        });
  }

  /** Takes back what nobody took. */
  void forget() {
    events.clear();
  }

  /** From now on closing takes until the latch is down. */
  CountDownLatch holdClosing() {
    mayClose = new CountDownLatch(1);
    return mayClose;
  }

  /** Waits until a source begins to close. */
  void awaitClosing() throws InterruptedException {
    closing.await();
  }

  int opened() {
    return opened.get();
  }

  int openNow() {
    return openNow.get();
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  @Override
  public FrameSource open() {
    int number = opened.incrementAndGet();
    mostAtOnce.accumulateAndGet(openNow.incrementAndGet(), Math::max);
    return new FrameSource() {
      @Override
      public String description() {
        return "source " + number;
      }

      @Override
      public CapturedFrame next(long deadlineNanos) throws CaptureException, InterruptedException {
        Event event = events.poll(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null) {
          throw new CaptureException(CaptureFailure.STALLED, "The test gave nothing.");
        }
        return event.happen();
      }

      @Override
      public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (true) {
          try {
            mayClose.await();
            break;
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
        openNow.decrementAndGet();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
