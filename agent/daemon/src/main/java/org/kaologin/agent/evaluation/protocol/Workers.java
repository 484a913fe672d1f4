package org.kaologin.agent.evaluation.protocol;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Threads for work on frames. Closing waits for what is being done and drops what is not: the
 * networks that a worker runs must not be closed under it.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService pool;

  /**
   * @param threads at least 1
   */
  public Workers(int threads) {
    pool = Executors.newFixedThreadPool(threads);
  }

  /** Has something done as soon as a thread is free. */
  public <T> Future<T> submit(Callable<T> work) {
    return pool.submit(work);
  }

  /**
   * Waits for it.
   *
   * @throws IOException when the work ended with one
   */
  public static <T> T get(Future<T> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new IOException(cause.getMessage(), cause);
      }
      throw new IllegalStateException(e.getCause());
    } catch (CancellationException e) {
      throw new IllegalStateException("the workers were closed", e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    boolean interrupted = false;
    while (true) {
      try {
        if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
