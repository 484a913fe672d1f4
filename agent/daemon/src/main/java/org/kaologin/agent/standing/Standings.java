package org.kaologin.agent.standing;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is remembered of all users; it outlives a restart of the agent and of the machine.
 * Thread-safe.
 */
public final class Standings {
  private static final System.Logger LOG = System.getLogger(Standings.class.getName());

  private final StandingFiles files;
  private final Supplier<FaceRules> rules;
  private final Clock clock;
  private final Map<String, Standing> known = new HashMap<>();

  private Standings(StandingFiles files, Supplier<FaceRules> rules, Clock clock) {
    this.files = files;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Takes up what a folder keeps, which is made when missing.
   *
   * @param rules in force at a moment
   * @throws IOException when the folder cannot be used, or others may enter it
   */
  public static Standings open(Path folder, Supplier<FaceRules> rules, Clock clock)
      throws IOException {
    return new Standings(new StandingFiles(folder), rules, clock);
  }

  /** What keeps a user's face from opening now; nothing when it may. */
  public synchronized Optional<Objection> objection(String user) {
    return rules.get().objection(of(user), clock.now());
  }

  /** What is remembered of a user. */
  public synchronized Standing of(String user) {
    // Only who has a standing is remembered: names that clients make up leave nothing.
    Standing standing = known.get(user);
    return standing != null ? standing : files.read(user);
  }

  /** Counts a judged failure. It is kept before this returns. */
  public synchronized void failed(String user) {
    Standing failed = of(user).failed();
    known.put(user, failed);
    try {
      files.write(user, failed);
    } catch (IOException e) {
      // A count that a restart would forget must not give more attempts than one that is kept.
      known.put(user, failed.unkept());
      LOG.log(
          Level.ERROR,
          "a failure of {0} cannot be kept, so only the password opens now: {1}",
          user,
          e);
    }
  }

  /**
   * Notes a match, unless the rules closed the door meanwhile. {@link #keep} is to be called
   * afterwards: the user need not wait for the disk.
   *
   * @return what keeps the match from opening; nothing when it opens
   */
  public synchronized Optional<Objection> opened(String user) {
    Optional<Objection> objection = objection(user);
    if (objection.isEmpty()) {
      known.put(user, of(user).opened(clock.now()));
    }
    return objection;
  }

  /** Writes down what {@link #opened} noted. */
  public synchronized void keep(String user) {
    try {
      files.write(user, of(user));
    } catch (IOException e) {
      // What the disk still says is stricter: safe.
      LOG.log(Level.WARNING, "an unlock of {0} cannot be noted: {1}", user, e);
    }
  }

  /**
   * The user proved the password.
   *
   * @throws IOException when that cannot be kept; then nothing has changed
   */
  public synchronized void passwordUsed(String user) throws IOException {
    change(user, of(user).passwordUsed(clock.now()));
  }

  /**
   * Wants the password from the user next.
   *
   * @throws IOException when that cannot be kept; it holds all the same, until the agent ends
   */
  public synchronized void lock(String user) throws IOException {
    Standing locked = of(user).lockedByUser();
    known.put(user, locked);
    files.write(user, locked);
  }

  /**
   * Allows the face again after too many failures in all.
   *
   * @throws IOException when that cannot be kept; then nothing has changed
   */
  public synchronized void allowAgain(String user) throws IOException {
    change(user, of(user).allowedAgain());
  }

  private void change(String user, Standing changed) throws IOException {
    files.write(user, changed);
    known.put(user, changed);
  }
}
