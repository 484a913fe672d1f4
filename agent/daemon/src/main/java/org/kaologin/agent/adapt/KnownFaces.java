package org.kaologin.agent.adapt;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.config.Switch;
import org.kaologin.agent.vault.StoredFace;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.TemplateCodec;
import org.kaologin.biometrics.adaptation.Adapted;
import org.kaologin.biometrics.adaptation.AdaptedCodec;

/** Brings what is known of a user out of the vault, and back. Thread-safe. */
public final class KnownFaces {
  private static final System.Logger LOG = System.getLogger(KnownFaces.class.getName());

  private final Settings settings;
  private final Vault vault;

  public KnownFaces(Settings settings, Vault vault) {
    this.settings = settings;
    this.vault = vault;
  }

  /** Whether anything is adapted at this moment. */
  boolean adapt() {
    return settings.get(Keys.ADAPTATION) == Switch.ON;
  }

  /**
   * What is known of a user. What was adapted and cannot be used any more is forgotten, and never
   * keeps what was enrolled from being used.
   *
   * @throws VaultException when the enrolled faces cannot be trusted or read
   * @throws IllegalArgumentException when another version wrote them
   */
  public Known of(String user) throws VaultException {
    List<StoredFace> faces = vault.faces(user);
    Gallery enrolled =
        Gallery.of(faces.stream().map(face -> TemplateCodec.decode(face.templates())).toList());
    boolean any = adapt() && !faces.isEmpty();
    return new Known(faces, enrolled, any ? adapted(user, faces) : Adapted.NONE);
  }

  private Adapted adapted(String user, List<StoredFace> faces) {
    try {
      Optional<byte[]> content = vault.adapted(user, faces);
      return content.isPresent() ? AdaptedCodec.decode(content.get()) : Adapted.NONE;
    } catch (VaultException | IllegalArgumentException e) {
      LOG.log(
          Level.WARNING,
          "what was adapted to the face of {0} is forgotten: {1}",
          user,
          e.getMessage());
      forget(user);
      return Adapted.NONE;
    }
  }

  private void forget(String user) {
    try {
      vault.forgetAdapted(user);
    } catch (VaultException e) {
      LOG.log(Level.WARNING, "{0}", e.getMessage());
    }
  }

  /**
   * Keeps what was adapted.
   *
   * @return whether the faces are still those it was adapted to
   * @throws VaultException when it could not be kept
   */
  boolean keep(String user, Known to, Adapted adapted) throws VaultException {
    return vault.keepAdapted(user, to.faces(), AdaptedCodec.encode(adapted));
  }
}
