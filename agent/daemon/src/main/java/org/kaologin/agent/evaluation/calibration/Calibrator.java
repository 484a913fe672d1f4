package org.kaologin.agent.evaluation.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.evaluation.protocol.Runs;
import org.kaologin.agent.evaluation.protocol.Subject;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.decision.Calibration;
import org.kaologin.biometrics.decision.Calibration.Scale;
import org.kaologin.biometrics.decision.Comparator;
import org.kaologin.biometrics.decision.Discriminant;
import org.kaologin.biometrics.decision.Spread;
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
          FaceSample.SIAMESE, "siamese-dark",
          FaceSample.SIAMESE_COLOUR, "siamese-colour");

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

  /** The comparators that everybody's templates serve. */
  public static List<Comparator> measurable(List<Subject> subjects) {
    return Comparators.ALL.stream()
        .filter(
            comparator ->
                subjects.stream()
                    .flatMap(subject -> subject.templates().stream())
                    .allMatch(template -> template.embeddings().containsKey(comparator.id())))
        .toList();
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
      Gallery door = owner.gallery();
      for (Subject visitor : subjects) {
        Moments moments = owner.equals(visitor) ? genuine : impostor;
        for (FrameAnalysis frame : visitor.probes()) {
          distances(door, frame).ifPresent(moments::add);
        }
      }
    }
    return calibration(subjects, origin, genuine, impostor);
  }

  private Calibration calibration(
      List<Subject> subjects, String origin, Moments genuine, Moments impostor) {
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
    Discriminant discriminant = Discriminant.of(scales, covariance);
    return new Calibration(
        scales,
        covariance,
        spread(subjects, discriminant, true),
        spread(subjects, discriminant, false),
        origin,
        subjects.size(),
        genuine.count(),
        impostor.count());
  }

  /** The evidence of attempts at one's own door, or at others', as an unlock would count it. */
  private Spread spread(List<Subject> subjects, Discriminant discriminant, boolean own) {
    EvidenceSpread spread = new EvidenceSpread(!own);
    for (Subject owner : subjects) {
      Gallery door = owner.gallery();
      for (Subject visitor : subjects) {
        if (owner.equals(visitor) == own) {
          List<Double> evidence =
              visitor.probes().stream()
                  .flatMap(frame -> distances(door, frame).stream())
                  .map(discriminant::evidence)
                  .map(nats -> Math.min(nats, Parameters.LARGEST_FRAME_EVIDENCE))
                  .toList();
          Runs.apart(evidence, ATTEMPT).forEach(spread::add);
        }
      }
    }
    return spread.spread();
  }

  private Optional<double[]> distances(Gallery door, FrameAnalysis frame) {
    if (frame.sample().isEmpty()) {
      return Optional.empty();
    }
    FaceSample probe = frame.sample().get();
    double[] distances =
        comparators.stream()
            .map(comparator -> door.distance(comparator, probe))
            .flatMap(distance -> distance.stream().boxed())
            .mapToDouble(distance -> distance)
            .toArray();
    return distances.length == comparators.size() ? Optional.of(distances) : Optional.empty();
  }
}
