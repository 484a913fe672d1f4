package org.kaologin.biometrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.kaologin.biometrics.decision.Calibration;
import org.kaologin.biometrics.decision.CalibrationFile;
import org.kaologin.biometrics.decision.Comparator;
import org.kaologin.biometrics.decision.EuclideanComparator;
import org.kaologin.biometrics.decision.Fusion;
import org.kaologin.models.Catalogue;
import org.kaologin.models.ModelException;

/** The comparators of this version, with their calibration. */
public final class Comparators {
  /** dlib's descriptor on infrared. */
  public static final Comparator APPEARANCE = new EuclideanComparator(FaceSample.APPEARANCE);

  /** The shape of the head alone. */
  public static final Comparator SHAPE = new EuclideanComparator(FaceSample.SHAPE);

  /** The Siamese network, on infrared and depth. */
  public static final Comparator SIAMESE = new EuclideanComparator(FaceSample.SIAMESE);

  /** All of them. */
  public static final Fusion ALL =
      new Fusion(
          List.of(APPEARANCE, SHAPE, SIAMESE), calibration(), Parameters.LARGEST_FRAME_EVIDENCE);

  private Comparators() {}

  private static Calibration calibration() {
    try (InputStream in = Comparators.class.getResourceAsStream("calibration.json")) {
      return CalibrationFile.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the calibration is part of this program", e);
    }
  }

  /**
   * Makes sure that the calibration is of the catalogue's models.
   *
   * @throws ModelException when it is of others
   */
  static void check(Catalogue catalogue) throws ModelException {
    for (Calibration.Scale scale : ALL.calibration().scales()) {
      if (!catalogue.entry(scale.model()).sha256().equals(scale.sha256())) {
        throw new ModelException(
            "The calibration of "
                + scale.comparator()
                + " is of another "
                + scale.model()
                + "; calibrate again with kao evaluate --calibration.");
      }
    }
  }
}
