package org.kaologin.agent.unlock;

import java.lang.System.Logger.Level;
import org.kaologin.agent.adapt.Known;
import org.kaologin.agent.adapt.KnownFaces;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.protocol.VerdictCode;

/** Brings a user's templates out of the vault. */
final class Enrolled {
  private static final System.Logger LOG = System.getLogger(Enrolled.class.getName());

  /** There are none to compare with; the outcome says why. */
  static final class NoneException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Outcome outcome;

    private NoneException(Outcome outcome) {
      super(outcome.name());
      this.outcome = outcome;
    }

    Outcome outcome() {
      return outcome;
    }
  }

  private Enrolled() {}

  /** What is known of a user's looks, with one template at least. */
  static Known of(KnownFaces faces, String user) throws NoneException {
    Known known;
    try {
      known = faces.of(user);
    } catch (VaultException | IllegalArgumentException e) {
      LOG.log(Level.ERROR, "the faces of {0} cannot be used: {1}", user, e.getMessage());
      throw new NoneException(Outcome.of(VerdictCode.NOT_ENROLLED, e.getMessage()));
    }
    if (known.enrolled().isEmpty()) {
      throw new NoneException(Outcome.of(VerdictCode.NOT_ENROLLED));
    }
    return known;
  }
}
