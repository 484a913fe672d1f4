package org.kaologin.agent.capture;

import java.time.Duration;
import java.util.Optional;

/**
 * One stream for all who want to look. It opens with the first lease, goes on for a while after the
 * last, and is used by its own thread only. There is never more than one stream open: a sensor that
 * still closes would refuse the next who opens it.
 *
 * <p>A failure ends the stream and every lease that was taken before it; the next lease tries
 * again. An error that no other try can mend, such as a class that could not be loaded, is left to
 * the process's handler of uncaught ones.
 *
 * <p>Thread-safe.
 */
public final class SharedSensor implements AutoCloseable {
  /** Longest wait for the first frame: projectors and cameras of a cold Kinect take seconds. */
  private static final Duration FIRST_FRAME_PATIENCE = Duration.ofSeconds(10);

  /** Longest wait for another frame before the source counts as stalled. */
  private static final Duration FRAME_PATIENCE = Duration.ofSeconds(3);

  private final FrameSources sources;
  private final long lingerNanos;

  private Optional<Thread> worker = Optional.empty();
  private boolean closed;

  /** Leases that are open and have not failed. */
  private int leases;

  private long idleSince = System.nanoTime();
  private long serial;

  /** Of the frame that the quickest lease had last. */
  private long taken;

  private Optional<CapturedFrame> latest = Optional.empty();
  private long failures;
  private Optional<CaptureException> failure = Optional.empty();
  private Optional<String> description = Optional.empty();

  /** In the last frame of the last stream. */
  private Optional<Light> light = Optional.empty();

  /**
   * @param sources opens the stream
   * @param linger how long it stays open unused
   */
  public SharedSensor(FrameSources sources, Duration linger) {
    this.sources = sources;
    this.lingerNanos = linger.toNanos();
  }

  /** A right to frames, from now until it is closed. */
  public final class Lease implements AutoCloseable {
    private long seen;
    private final long failuresBefore;
    private boolean open = true;

    private Lease(long seen, long failuresBefore) {
      this.seen = seen;
      this.failuresBefore = failuresBefore;
    }

    /**
     * Waits for a frame that this lease has not had. Skips those that it was too slow for.
     *
     * @param deadlineNanos on {@link System#nanoTime}'s clock
     * @return empty when none came until then
     * @throws CaptureException when the source failed since the lease was taken
     */
    public Optional<CapturedFrame> next(long deadlineNanos)
        throws CaptureException, InterruptedException {
      synchronized (SharedSensor.this) {
        while (true) {
          if (!open || closed) {
            throw new IllegalStateException("the lease is over");
          }
          if (failures > failuresBefore) {
            throw failure.orElseThrow();
          }
          if (serial > seen) {
            seen = serial;
            taken = serial;
            SharedSensor.this.notifyAll();
            return latest;
          }
          long wait = deadlineNanos - System.nanoTime();
          if (wait <= 0) {
            return Optional.empty();
          }
          SharedSensor.this.wait(wait / 1_000_000, (int) (wait % 1_000_000));
        }
      }
    }

    @Override
    public void close() {
      synchronized (SharedSensor.this) {
        if (open && failures == failuresBefore) {
          leases--;
          idleSince = System.nanoTime();
        }
        open = false;
        SharedSensor.this.notifyAll();
      }
    }
  }

  /**
   * Takes a lease; the stream opens if it is not open. Frames from before are never handed out.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public synchronized Lease acquire() {
    if (closed) {
      throw new IllegalStateException("the sensor is closed");
    }
    leases++;
    taken = serial; // it waits for the next one
    notifyAll();
    if (worker.isEmpty()) {
      Thread thread = new Thread(this::work, "kao-sensor");
      thread.setDaemon(true);
      worker = Optional.of(thread);
      thread.start();
    }
    return new Lease(serial, failures);
  }

  /** What is open now; empty while nothing is. */
  public synchronized Optional<String> description() {
    return description;
  }

  /** How the newest frame is lit, or the last of the last stream; empty when there was none yet. */
  public synchronized Optional<Light> light() {
    return latest.map(Light::of).or(() -> light);
  }

  /** Ends the stream and every lease, and waits until it has ended. */
  @Override
  public void close() {
    Optional<Thread> running;
    synchronized (this) {
      closed = true;
      running = worker;
      notifyAll();
    }
    running.ifPresent(Thread::interrupt);
    boolean interrupted = false;
    while (running.isPresent() && running.get().isAlive()) {
      try {
        running.get().join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    do {
      try {
        stream();
      } catch (CaptureException e) {
        fail(e);
      } catch (InterruptedException e) {
        // close() asked for it; leases are over.
      } catch (RuntimeException | OutOfMemoryError e) {
        fail(
            new CaptureException(
                CaptureFailure.CANNOT_START, "The sensor's driver failed: " + e + ".", e));
      }
    } while (wantedAgain());
  }

  /** From opening to closing. Leases hear of a failure before the source is closed. */
  private void stream() throws CaptureException, InterruptedException {
    try (FrameSource source = sources.open()) {
      opened(source.description());
      try {
        Duration patience = FIRST_FRAME_PATIENCE;
        while (wanted()) {
          publish(source.next(System.nanoTime() + patience.toNanos()));
          patience = FRAME_PATIENCE;
          if (source.waits()) {
            awaitTaken();
          }
        }
      } catch (CaptureException e) {
        fail(e);
      } finally {
        ended();
      }
    }
  }

  private synchronized void opened(String what) {
    description = Optional.of(what);
  }

  private synchronized boolean wanted() {
    return !closed && (leases > 0 || System.nanoTime() - idleSince < lingerNanos);
  }

  private synchronized void publish(CapturedFrame frame) {
    latest = Optional.of(frame);
    serial++;
    notifyAll();
  }

  private synchronized void awaitTaken() throws InterruptedException {
    while (!closed && leases > 0 && taken < serial) {
      wait();
    }
  }

  private synchronized void fail(CaptureException e) {
    failure = Optional.of(e);
    failures++;
    leases = 0;
    notifyAll();
  }

  private synchronized void ended() {
    description = Optional.empty();
    light = light();
    latest = Optional.empty();
  }

  /** Whether a lease was taken while the stream closed. If not, this thread's work is over. */
  private synchronized boolean wantedAgain() {
    if (!closed && leases > 0) {
      return true;
    }
    worker = Optional.empty();
    return false;
  }
}
