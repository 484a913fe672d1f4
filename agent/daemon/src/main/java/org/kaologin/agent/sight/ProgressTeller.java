package org.kaologin.agent.sight;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kaologin.agent.server.Conversation;
import org.kaologin.biometrics.Hint;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.Reply;

/**
 * Tells the waiting person what to do: not the same twice in a row, and not faster than one can
 * read. For one thread.
 */
public final class ProgressTeller {
  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final Conversation client;
  private final boolean silent;
  private Optional<ProgressCode> last = Optional.empty();
  private long lastAt;

  /**
   * @param silent nothing is to be told
   */
  public ProgressTeller(Conversation client, boolean silent) {
    this.client = client;
    this.silent = silent;
  }

  /** Says at once why it takes a while. */
  public void starting() throws IOException {
    tell(ProgressCode.SENSOR_STARTING);
  }

  /**
   * Says what a frame hints at.
   *
   * @param wishes what else the person could do
   */
  public void saw(Sighting sighting, Set<Hint> wishes) throws IOException {
    Optional<ProgressCode> hint =
        Stream.concat(Hints.of(sighting.analysis()), Hints.of(wishes)).findFirst();
    boolean fresh = !hint.equals(last);
    if (hint.isPresent() && fresh && System.nanoTime() - lastAt >= LEAST_NANOS) {
      tell(hint.get());
    }
  }

  private void tell(ProgressCode code) throws IOException {
    last = Optional.of(code);
    lastAt = System.nanoTime();
    if (!silent) {
      client.send(new Reply.Progress(code));
    }
  }
}
