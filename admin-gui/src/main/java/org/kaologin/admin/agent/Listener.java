package org.kaologin.admin.agent;

import java.util.function.Consumer;
import org.kaologin.protocol.Reply;

/**
 * Hears what the agent answers, on the event thread, in order. Nothing is heard after {@link
 * Talk#close}.
 *
 * @param <T> the answer that was asked for
 */
public interface Listener<T extends Reply> {
  /** The agent says something before its answer. */
  default void meanwhile(Reply reply) {}

  /** A picture; only the newest is shown, so a slow window drops some. */
  default void sees(Picture picture) {}

  /** The answer. */
  void answered(T answer);

  /** There is none. */
  void failed(Problem problem);

  /** One that hears the answer, or why there is none, and nothing before. */
  static <T extends Reply> Listener<T> of(Consumer<T> answered, Consumer<Problem> failed) {
    return new Listener<>() {
      @Override
      public void answered(T answer) {
        answered.accept(answer);
      }

      @Override
      public void failed(Problem problem) {
        failed.accept(problem);
      }
    };
  }
}
