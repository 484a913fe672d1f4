package org.kaologin.biometrics.head;

import java.nio.file.Path;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;

/** The mean face that the build leaves. */
public final class MeanFaces {

  private MeanFaces() {}

  /** It. */
  public static MeanFace built() throws ModelException {
    return MeanFace.read(
        ModelStore.open(Path.of(System.getProperty("kao.models"))).read("mean-face"));
  }
}
