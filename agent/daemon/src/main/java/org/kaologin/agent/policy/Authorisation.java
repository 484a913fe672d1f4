package org.kaologin.agent.policy;

import java.util.OptionalLong;
import org.kaologin.protocol.Request;

/** Decides whether a peer may ask what it asks. Thread-safe. */
public final class Authorisation {
  private final Accounts accounts;

  public Authorisation(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Whether the peer may ask this: root anything, others what is about themselves. */
  public boolean allows(Peer peer, Request request) {
    if (peer.isRoot()) {
      return true;
    }
    Privilege privilege = Privilege.of(request);
    return switch (privilege.audience()) {
      case EVERYBODY -> true;
      case ROOT -> false;
      case ROOT_AND_THE_USER_CONCERNED ->
          privilege
              .userConcerned(request)
              .map(user -> accounts.uid(user).equals(OptionalLong.of(peer.uid())))
              .orElse(false);
    };
  }
}
