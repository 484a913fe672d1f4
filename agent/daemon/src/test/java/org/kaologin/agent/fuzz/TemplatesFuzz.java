package org.kaologin.agent.fuzz;

import java.util.List;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.TemplateCodec;

/** Templates as the vault gives them back. */
public final class TemplatesFuzz {

  private TemplatesFuzz() {}

  /** They are refused, or can be kept again, and are then the same. */
  public static void fuzzerTestOneInput(byte[] data) {
    List<FaceSample> templates;
    try {
      templates = TemplateCodec.decode(data);
    } catch (IllegalArgumentException e) {
      return;
    }
    List<FaceSample> again = TemplateCodec.decode(TemplateCodec.encode(templates));
    if (again.size() != templates.size()) {
      throw new AssertionError(templates.size() + " templates became " + again.size());
    }
  }
}
