package org.kaologin.agent.policy;

/**
 * Who asks, as the kernel says.
 *
 * @param uid the user that it ran as when it connected
 * @param pid its process when it connected
 */
public record Peer(long uid, long pid) {
  /** The uid of root. */
  public static final long ROOT = 0;

  /** Whether it may ask about anybody. */
  public boolean isRoot() {
    return uid == ROOT;
  }
}
