package org.kaologin.agent.server;

import java.util.HashMap;
import java.util.Map;
import org.kaologin.agent.policy.Peer;

/**
 * Counts connections. Ordinary users have a limit each, and together leave a quarter to root, so
 * that nobody can keep login and sudo out. Thread-safe.
 */
final class Admission {
  private final ServerLimits limits;
  private final Map<Long, Integer> ofUser = new HashMap<>();
  private int all;
  private int ordinary;

  Admission(ServerLimits limits) {
    this.limits = limits;
  }

  /** Whether a connection may come in; if so, it is counted. */
  synchronized boolean enter(Peer peer) {
    int most = peer.isRoot() ? limits.connections() : limits.connectionsPerUser();
    int mine = ofUser.getOrDefault(peer.uid(), 0);
    if (all >= limits.connections()
        || mine >= most
        || (!peer.isRoot() && ordinary >= limits.connections() * 3 / 4)) {
      return false;
    }
    count(peer, 1);
    return true;
  }

  /** A connection that came in has ended. */
  synchronized void leave(Peer peer) {
    count(peer, -1);
  }

  private void count(Peer peer, int change) {
    all += change;
    ordinary += peer.isRoot() ? 0 : change;
    ofUser.merge(peer.uid(), change, (a, b) -> a + b == 0 ? null : a + b);
  }
}
