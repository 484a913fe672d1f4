package org.kaologin.agent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;

/** Loads the networks beside everything else: they are half of the agent's start. */
final class EngineLoading implements AutoCloseable {
  private final CompletableFuture<FaceEngine> loading;

  private EngineLoading(CompletableFuture<FaceEngine> loading) {
    this.loading = loading;
  }

  /**
   * Begins.
   *
   * @param threads that one network may use at a time
   */
  static EngineLoading begin(ModelStore models, int threads) {
    return new EngineLoading(CompletableFuture.supplyAsync(() -> load(models, threads)));
  }

  private static FaceEngine load(ModelStore models, int threads) {
    try {
      FaceEngine engine = FaceEngine.open(models, threads);
      engine.warmUp();
      return engine;
    } catch (ModelException e) {
      throw new CompletionException(e);
    }
  }

  /**
   * Waits for them.
   *
   * @throws ModelException when they cannot be used
   */
  FaceEngine engine() throws ModelException {
    try {
      return loading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ModelException reason) {
        throw reason;
      }
      throw e;
    }
  }

  /** Lets go of them, whenever they come. */
  @Override
  public void close() {
    CompletableFuture<Void> unused = loading.thenAccept(FaceEngine::close);
  }
}
