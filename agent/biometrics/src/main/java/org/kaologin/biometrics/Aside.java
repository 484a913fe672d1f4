package org.kaologin.biometrics;

import ai.onnxruntime.OrtException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Work of one frame that other threads do beside the caller's. What none of them has begun when it
 * is wanted, the caller does: so nobody waits for a thread that has something else to do.
 *
 * <p>Thread-safe; closing it while something is under way is not.
 */
final class Aside implements AutoCloseable {
  private final ExecutorService others;
  private final boolean alone;

  /**
   * @param threads that may work at a time, the caller's among them
   */
  Aside(int threads) {
    this.alone = threads == 1;
    this.others =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            work -> {
              Thread thread = new Thread(work, "kao-aside");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Hands something to whoever comes first to it. */
  <T> FutureTask<T> begin(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (!alone) {
      others.execute(task);
    }
    return task;
  }

  /** What came of it, as soon as it is done. */
  static <T> T end(FutureTask<T> task) throws OrtException {
    task.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true; // it takes some milliseconds, and works on what the caller owns
        } catch (ExecutionException e) {
          throw rethrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(Throwable e) throws OrtException {
    if (e instanceof OrtException failure) {
      throw failure;
    }
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
