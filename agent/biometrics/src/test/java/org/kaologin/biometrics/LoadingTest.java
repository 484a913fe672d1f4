package org.kaologin.biometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.kaologin.models.ModelException;

class LoadingTest {
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AutoCloseable thing =
      new AutoCloseable() {
        @Override
        public void close() {
          closed.set(true);
        }
      };

  @Test
  void givesWhatWasLoaded() throws Exception {
    assertSame(thing, Loading.begin(() -> thing).get());
    assertFalse(closed.get());
  }

  @Test
  void handsOnWhyItCannotBeHad() {
    ModelException reason = new ModelException("gone");
    Loading<AutoCloseable> loading =
        Loading.begin(
            () -> {
              throw reason;
            });
    assertSame(reason, assertThrows(ModelException.class, loading::get));
    loading.close();
  }

  @Test
  void isClosedOnlyWhenItIsLoaded() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Loading<AutoCloseable> loading =
        Loading.begin(
            () -> {
              try {
                release.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return thing;
            });
    CompletableFuture<Boolean> closing = new CompletableFuture<>();
    Thread closer =
        new Thread(
            () -> {
              loading.close();
              closing.complete(closed.get());
            });
    closer.start();
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertFalse(closing.isDone());
    release.countDown();
    assertTrue(closing.get());
  }

  @Test
  void aFailureToCloseIsTold() {
    Loading<AutoCloseable> loading =
        Loading.begin(
            () ->
                () -> {
                  throw new IllegalArgumentException("stuck");
                });
    String message = assertThrows(IllegalStateException.class, loading::close).getMessage();
    assertEquals("closing what was loaded: stuck", message);
  }
}
