package org.kaologin.biometrics;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.kaologin.biometrics.decision.Calibration;
import org.kaologin.biometrics.decision.SequentialTest;

/**
 * What a false match rate means, as it was calibrated.
 *
 * @param falseMatchRate of an attempt of a living stranger, 0 to 1
 * @param needed mean evidence of {@link #FRAMES} frames that opens, in nats
 * @param refused share of such attempts of persons at their own face that do not reach it, 0 to 1
 * @param siameseDistance what one look of the Siamese network alone would hold to for this rate;
 *     NaN where not even no distance at all would do
 */
public record OperatingPoint(
    double falseMatchRate, double needed, double refused, double siameseDistance) {
  /** A third of a second. */
  public static final int FRAMES = 10;

  private static final int PER_DECADE = 4;

  private static final Calibration CALIBRATION = Comparators.FUSION.calibration();

  /** Of one rate, for somebody with so many faces. */
  public static OperatingPoint of(double falseMatchRate, int faces) {
    double needed = test(falseMatchRate, faces).needed(FRAMES);
    return new OperatingPoint(
        falseMatchRate,
        needed,
        CALIBRATION.genuineEvidence().chanceBelow(needed, FRAMES),
        siameseDistance(falseMatchRate));
  }

  /** All that can be set, from lax to strict, for somebody with so many faces. */
  public static List<OperatingPoint> all(int faces) {
    double decades = Math.log10(DecisionSettings.LAXEST / DecisionSettings.STRICTEST);
    int steps = (int) Math.round(decades * PER_DECADE);
    return IntStream.rangeClosed(0, steps)
        .mapToObj(
            step -> of(DecisionSettings.LAXEST * Math.pow(10, -(double) step / PER_DECADE), faces))
        .toList();
  }

  /** The test that an attempt has to pass. A stranger may be like any of the faces. */
  static SequentialTest test(double falseMatchRate, int faces) {
    return new SequentialTest(
        falseMatchRate / faces,
        Parameters.EARLY_REFUSAL,
        CALIBRATION.genuineEvidence(),
        CALIBRATION.impostorEvidence(),
        Parameters.FRAMES_BEFORE_REFUSAL);
  }

  private static double siameseDistance(double falseMatchRate) {
    List<Calibration.Scale> scales = CALIBRATION.scales();
    for (int i = 0; i < scales.size(); i++) {
      if (scales.get(i).comparator().equals(FaceSample.SIAMESE)) {
        double deviation = Math.sqrt(CALIBRATION.covariance().get(i).get(i));
        double distance =
            NormalDistribution.of(scales.get(i).impostorMean(), deviation)
                .inverseCumulativeProbability(falseMatchRate);
        return distance > 0 ? distance : Double.NaN;
      }
    }
    return Double.NaN;
  }
}
