package org.kaologin.agent.policy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.kaologin.agent.polkit.Action;
import org.kaologin.agent.polkit.Permission;
import org.kaologin.agent.polkit.Polkit;
import org.kaologin.protocol.Request;

/** Decides whether a peer may ask what it asks. Thread-safe. */
public final class Authorisation {
  private static final String ROOT_ALONE = "only root may ask this; use sudo";

  private final Accounts accounts;
  private final Polkit polkit;

  public Authorisation(Accounts accounts, Polkit polkit) {
    this.accounts = accounts;
    this.polkit = polkit;
  }

  /**
   * Why the peer may not ask this. For some requests polkit is asked, which may take as long as a
   * person takes to type a password.
   *
   * @param unwanted whether the peer has given up meanwhile
   * @return nothing when it may
   */
  public Optional<String> objection(Peer peer, Request request, BooleanSupplier unwanted) {
    if (peer.isRoot()) {
      return Optional.empty();
    }
    Right right = right(peer, request);
    if (right == Right.YES) {
      return Optional.empty();
    }
    return right.action().isEmpty()
        ? Optional.of(ROOT_ALONE)
        : objection(peer, right.action().get(), unwanted);
  }

  /** What it takes a peer that is not root to ask this. */
  Right right(Peer peer, Request request) {
    Privilege privilege = Privilege.of(request);
    boolean itself =
        privilege
            .userConcerned(request)
            .map(user -> accounts.uid(user).equals(OptionalLong.of(peer.uid())))
            .orElse(false);
    return itself ? privilege.aboutItself() : privilege.aboutOthers();
  }

  private Optional<String> objection(Peer peer, Action action, BooleanSupplier unwanted) {
    Permission permission = polkit.ask(peer.pid(), peer.uid(), action, unwanted);
    return switch (permission) {
      case GIVEN -> Optional.empty();
      case DENIED -> Optional.of("polkit does not allow it: " + action.id());
      case DISMISSED -> Optional.of("nobody proved who asks: " + action.id());
      case NOT_ASKED -> Optional.of("without polkit " + ROOT_ALONE);
    };
  }
}
