package org.kaologin.agent.evaluation.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.evaluation.protocol.Runs;
import org.kaologin.agent.evaluation.protocol.Subject;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.decision.Calibration;
import org.kaologin.biometrics.decision.Calibration.Scale;
import org.kaologin.biometrics.decision.Comparator;
import org.kaologin.biometrics.decision.Fusion;
import org.kaologin.models.Catalogue;

/** Measures what the distances of some comparators mean, on persons who were analysed. */
public final class Calibrator {
  /** Frames of the attempts within which frames are compared with each other. */
  private static final int ATTEMPT = 10;

  /** The model whose embeddings a comparator reads. */
  private static final Map<String, String> MODELS =
      Map.of(
          FaceSample.APPEARANCE, "dlib-descriptor",
          FaceSample.SHAPE, "shape",
          FaceSample.SIAMESE, "siamese-dark");

  private final List<Comparator> comparators;
  private final Catalogue catalogue;

  /**
   * @param comparators to measure, together
   * @param catalogue of the models in use
   */
  public Calibrator(List<Comparator> comparators, Catalogue catalogue) {
    this.comparators = List.copyOf(comparators);
    this.catalogue = catalogue;
  }

  /**
   * Measures.
   *
   * @param origin of the persons, in words
   */
  public Calibration measure(List<Subject> subjects, String origin) {
    Moments genuine = new Moments(comparators.size());
    Moments impostor = new Moments(comparators.size());
    for (Subject owner : subjects) {
      for (Subject visitor : subjects) {
        Moments moments = owner.equals(visitor) ? genuine : impostor;
        for (FrameAnalysis frame : visitor.probes()) {
          distances(owner, frame).ifPresent(moments::add);
        }
      }
    }
    Calibration first = calibration(genuine, impostor, 1, origin, subjects.size());
    return calibration(genuine, impostor, correlation(subjects, first), origin, subjects.size());
  }

  private Calibration calibration(
      Moments genuine, Moments impostor, double correlation, String origin, int persons) {
    List<Scale> scales = new ArrayList<>();
    List<List<Double>> covariance = new ArrayList<>();
    for (int i = 0; i < comparators.size(); i++) {
      String model = MODELS.get(comparators.get(i).id());
      scales.add(
          new Scale(
              comparators.get(i).id(),
              model,
              catalogue.entry(model).sha256(),
              genuine.mean(i),
              impostor.mean(i)));
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < comparators.size(); j++) {
        // Each class counts the same, as in d'.
        row.add((genuine.covariance(i, j) + impostor.covariance(i, j)) / 2);
      }
      covariance.add(row);
    }
    return new Calibration(
        scales, covariance, correlation, origin, persons, genuine.count(), impostor.count());
  }

  /** The larger of genuine and impostor frames' correlation within attempts. */
  private double correlation(List<Subject> subjects, Calibration calibration) {
    FrameCorrelation genuine = new FrameCorrelation();
    FrameCorrelation impostor = new FrameCorrelation();
    for (Subject owner : subjects) {
      for (Subject visitor : subjects) {
        List<Double> evidence =
            visitor.probes().stream()
                .flatMap(frame -> distances(owner, frame).stream())
                .map(calibration::evidence)
                .toList();
        FrameCorrelation side = owner.equals(visitor) ? genuine : impostor;
        Runs.apart(evidence, ATTEMPT).forEach(side::add);
      }
    }
    return Math.max(genuine.value(), impostor.value());
  }

  private Optional<double[]> distances(Subject owner, FrameAnalysis frame) {
    if (frame.sample().isEmpty()) {
      return Optional.empty();
    }
    Map<String, float[]> probe = frame.sample().get().embeddings();
    double[] distances =
        comparators.stream()
            .map(comparator -> Fusion.distance(comparator, probe, owner.embeddings()))
            .flatMap(distance -> distance.stream().boxed())
            .mapToDouble(distance -> distance)
            .toArray();
    return distances.length == comparators.size() ? Optional.of(distances) : Optional.empty();
  }
}
