package org.kaologin.agent.unlock;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.kaologin.agent.vault.StoredFace;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.TemplateCodec;
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

  /** The templates of all the user's faces, at least one. */
  static List<FaceSample> templates(Vault vault, String user) throws NoneException {
    List<FaceSample> templates = new ArrayList<>();
    try {
      for (StoredFace face : vault.faces(user)) {
        templates.addAll(TemplateCodec.decode(face.templates()));
      }
    } catch (VaultException | IllegalArgumentException e) {
      LOG.log(Level.ERROR, "the faces of {0} cannot be used: {1}", user, e.getMessage());
      throw new NoneException(Outcome.of(VerdictCode.NOT_ENROLLED, e.getMessage()));
    }
    if (templates.isEmpty()) {
      throw new NoneException(Outcome.of(VerdictCode.NOT_ENROLLED));
    }
    return templates;
  }
}
