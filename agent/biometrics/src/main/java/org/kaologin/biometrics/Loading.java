package org.kaologin.biometrics;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.kaologin.models.ModelException;

/**
 * Something made of models that is loaded while its owner does other things. Thread-safe.
 *
 * @param <T> what it will be
 */
public final class Loading<T extends AutoCloseable> implements AutoCloseable {
  private final CompletableFuture<T> loading;

  private Loading(CompletableFuture<T> loading) {
    this.loading = loading;
  }

  /**
   * How it is loaded.
   *
   * @param <T> what it will be
   */
  @FunctionalInterface
  public interface Loader<T> {
    T load() throws ModelException;
  }

  /** Begins. */
  public static <T extends AutoCloseable> Loading<T> begin(Loader<T> loader) {
    return new Loading<>(
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return loader.load();
              } catch (ModelException e) {
                throw new CompletionException(e);
              }
            }));
  }

  /**
   * Waits for it.
   *
   * @throws ModelException when it cannot be had
   */
  public T get() throws ModelException {
    try {
      return loading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ModelException reason) {
        throw reason;
      }
      throw e;
    }
  }

  /**
   * Waits for it, and lets go of it: a process that ends amid the loading of native code has more
   * to say than why it ends.
   */
  @Override
  public void close() {
    T loaded;
    try {
      loaded = loading.join();
    } catch (CompletionException e) {
      return; // whoever wanted it was told
    }
    try {
      loaded.close();
    } catch (Exception e) {
      throw new IllegalStateException("closing what was loaded: " + e.getMessage(), e);
    }
  }
}
