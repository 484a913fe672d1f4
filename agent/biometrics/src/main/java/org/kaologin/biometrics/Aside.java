package org.kaologin.biometrics;

import ai.onnxruntime.OrtException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work done on a second thread beside the caller's: small networks fill the gaps that a big one
 * leaves on the cores it runs on.
 *
 * <p>Thread-safe; closing it while something is under way is not.
 */
final class Aside implements AutoCloseable {
  private final ExecutorService threads;
  private final boolean alone;

  /**
   * @param threads that may be used at a time; with one everything is done by the caller
   */
  Aside(int threads) {
    this.alone = threads == 1;
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "kao-aside");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins something. */
  <T> Future<T> begin(Callable<T> work) throws OrtException {
    return alone ? CompletableFuture.completedFuture(done(work)) : threads.submit(work);
  }

  private static <T> T done(Callable<T> work) throws OrtException {
    try {
      return work.call();
    } catch (Exception e) {
      throw rethrown(e);
    }
  }

  /** Waits for what was begun. */
  static <T> T end(Future<T> begun) throws OrtException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return begun.get();
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
    threads.shutdown();
  }
}
