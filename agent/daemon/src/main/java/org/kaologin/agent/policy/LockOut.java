package org.kaologin.agent.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Counts judged failures. After so many in a row a user's face opens nothing, until the password
 * was used. The count outlives a restart. Thread-safe.
 */
public final class LockOut {
  private static final System.Logger LOG = System.getLogger(LockOut.class.getName());

  private final Standings files;
  private final IntSupplier limit;
  private final Map<String, Standing> known = new HashMap<>();

  private LockOut(Standings files, IntSupplier limit) {
    this.files = files;
    this.limit = limit;
  }

  /**
   * Takes up the counts in a folder, which is made when missing.
   *
   * @param limit the failures after which a user is locked out, at this moment
   * @throws IOException when the folder cannot be used, or others may enter it
   */
  public static LockOut open(Path folder, IntSupplier limit) throws IOException {
    return new LockOut(new Standings(folder), limit);
  }

  /** Whether only the password opens now. */
  public synchronized boolean isLocked(String user) {
    return standing(user).failures() >= limit.getAsInt();
  }

  /** When the user's face last opened something. */
  public synchronized Optional<Instant> lastUnlock(String user) {
    long seconds = standing(user).lastUnlockSeconds();
    return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
  }

  /** Counts a judged failure. It is kept before this returns. */
  public synchronized void failed(String user) {
    Standing failed = standing(user).failed();
    known.put(user, failed);
    try {
      files.write(user, failed);
    } catch (IOException e) {
      // A count that a restart would forget must not give more attempts than one that is kept.
      known.put(user, Standing.UNREADABLE);
      LOG.log(
          System.Logger.Level.ERROR,
          "a failure of {0} cannot be kept, so only the password opens now: {1}",
          user,
          e);
    }
  }

  /**
   * Notes a match, unless other attempts locked the user out meanwhile. {@link #keep} is to be
   * called afterwards: the user need not wait for the disk.
   *
   * @return whether the match opens
   */
  public synchronized boolean unlocked(String user, Instant now) {
    if (isLocked(user)) {
      return false;
    }
    known.put(user, standing(user).unlocked(now.getEpochSecond()));
    return true;
  }

  /** Writes down what {@link #unlocked} noted. */
  public synchronized void keep(String user) {
    try {
      files.write(user, standing(user));
    } catch (IOException e) {
      // What the disk still says is a count that is too high: safe.
      LOG.log(System.Logger.Level.WARNING, "an unlock of {0} cannot be noted: {1}", user, e);
    }
  }

  /**
   * The user proved the password: failures are forgiven.
   *
   * @throws IOException when that cannot be kept; then the count stands
   */
  public synchronized void passwordUsed(String user) throws IOException {
    Standing standing = standing(user);
    if (standing.failures() == 0) {
      return;
    }
    Standing forgiven = standing.forgiven();
    files.write(user, forgiven);
    known.put(user, forgiven);
  }

  private Standing standing(String user) {
    // Only who has a count is remembered: names that clients make up leave nothing.
    Standing standing = known.get(user);
    return standing != null ? standing : files.read(user);
  }
}
