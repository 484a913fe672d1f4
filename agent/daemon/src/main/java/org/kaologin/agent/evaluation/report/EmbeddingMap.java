package org.kaologin.agent.evaluation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kaologin.agent.evaluation.protocol.Subject;
import org.kaologin.agent.projection.PrincipalComponents;
import org.kaologin.agent.projection.TSne;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.decision.Comparator;

/**
 * One comparator's embeddings in a plane.
 *
 * @param comparator its name
 * @param method {@code PCA} or {@code t-SNE}
 * @param points one a frame
 */
public record EmbeddingMap(String comparator, String method, List<Point> points) {
  /** With more frames, every second, third … is drawn: the exact t-SNE takes their square. */
  private static final int MOST_POINTS = 1000;

  /**
   * A frame in the plane.
   *
   * @param x to the right
   * @param y up
   * @param person whose it is, counted from 0
   * @param name as the data set calls them
   */
  public record Point(double x, double y, int person, String name) {}

  /** An embedding before it is laid out. */
  private record Owned(float[] embedding, int person, String name) {}

  public EmbeddingMap {
    points = List.copyOf(points);
  }

  /** Both maps of every comparator that has at least three embeddings. */
  public static List<EmbeddingMap> of(List<Subject> subjects, long seed) {
    List<EmbeddingMap> maps = new ArrayList<>();
    for (Comparator comparator : Comparators.ALL) {
      List<Owned> owned = embeddings(subjects, comparator.id());
      if (owned.size() > 2) {
        double[][] data = data(owned);
        Map<String, double[][]> methods = new LinkedHashMap<>();
        methods.put("PCA", PrincipalComponents.of(data, seed));
        methods.put("t-SNE", TSne.of(data, seed));
        methods.forEach(
            (method, places) ->
                maps.add(new EmbeddingMap(comparator.id(), method, points(owned, places))));
      }
    }
    return maps;
  }

  private static List<Owned> embeddings(List<Subject> subjects, String id) {
    List<Owned> all = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      int person = i;
      Subject subject = subjects.get(i);
      Stream.concat(subject.enrolment().stream(), subject.probes().stream())
          .map(FrameAnalysis::sample)
          .flatMap(sample -> sample.stream().map(s -> s.embeddings()))
          .filter(embeddings -> embeddings.containsKey(id))
          .forEach(embeddings -> all.add(new Owned(embeddings.get(id), person, subject.name())));
    }
    int step = (all.size() + MOST_POINTS - 1) / MOST_POINTS;
    List<Owned> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      kept.add(all.get(i));
    }
    return kept;
  }

  private static double[][] data(List<Owned> owned) {
    double[][] data = new double[owned.size()][];
    for (int i = 0; i < data.length; i++) {
      float[] embedding = owned.get(i).embedding();
      data[i] = new double[embedding.length];
      for (int j = 0; j < embedding.length; j++) {
        data[i][j] = embedding[j];
      }
    }
    return data;
  }

  private static List<Point> points(List<Owned> owned, double[][] places) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      points.add(new Point(places[i][0], places[i][1], owned.get(i).person(), owned.get(i).name()));
    }
    return points;
  }
}
