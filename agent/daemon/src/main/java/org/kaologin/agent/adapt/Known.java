package org.kaologin.agent.adapt;

import java.util.List;
import org.kaologin.agent.vault.StoredFace;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.adaptation.Adapted;

/**
 * What is known of a user's looks.
 *
 * @param faces as they are stored; none for who never enrolled
 * @param enrolled their templates, face by face
 * @param adapted to these faces since
 */
public record Known(List<StoredFace> faces, Gallery enrolled, Adapted adapted) {

  public Known {
    faces = List.copyOf(faces);
  }

  /** All templates to compare with. */
  public Gallery gallery() {
    return enrolled.isEmpty() ? enrolled : enrolled.with(adapted.templates());
  }
}
