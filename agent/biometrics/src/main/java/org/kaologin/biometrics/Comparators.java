package org.kaologin.biometrics;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
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

  /**
   * The Siamese network, on colour and depth. Nobody may ship what real persons' colour and depth
   * say of its distances, so it has no calibration: it is reported, and counts for nothing.
   */
  public static final Comparator SIAMESE_COLOUR =
      new EuclideanComparator(FaceSample.SIAMESE_COLOUR);

  /** All of them. */
  public static final List<Comparator> ALL = List.of(APPEARANCE, SHAPE, SIAMESE, SIAMESE_COLOUR);

  /** Those that are calibrated, together. */
  public static final Fusion FUSION = fusion(calibration());

  private Comparators() {}

  private static Fusion fusion(Calibration calibration) {
    Set<String> calibrated =
        calibration.scales().stream().map(Calibration.Scale::comparator).collect(toSet());
    return new Fusion(
        ALL.stream().filter(comparator -> calibrated.contains(comparator.id())).toList(),
        calibration,
        Parameters.LARGEST_FRAME_EVIDENCE);
  }

  /** Whether anything that counts reads colour. */
  public static boolean readColour() {
    return FUSION.comparators().contains(SIAMESE_COLOUR);
  }

  /**
   * Which network makes the embeddings that a comparator reads: the first 64 bits of its file's
   * SHA-256; 0 for a comparator that is not calibrated, and so bound to no file.
   */
  static long network(String comparator) {
    return FUSION.calibration().scales().stream()
        .filter(scale -> scale.comparator().equals(comparator))
        .mapToLong(scale -> Long.parseUnsignedLong(scale.sha256().substring(0, 16), 16))
        .findFirst()
        .orElse(0);
  }

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
    for (Calibration.Scale scale : FUSION.calibration().scales()) {
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
