package org.kaologin.agent.evaluation.protocol;

import java.util.List;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.FrameAnalysis;
import org.kaologin.biometrics.Gallery;

/**
 * A person, analysed.
 *
 * @param name as the data set calls them
 * @param enrolment frames that were offered as templates
 * @param probes all other frames, in their order
 * @param attacks in this person's name
 */
public record Subject(
    String name,
    List<FrameAnalysis> enrolment,
    List<FrameAnalysis> probes,
    List<Presentations> attacks) {

  public Subject {
    enrolment = List.copyOf(enrolment);
    probes = List.copyOf(probes);
    attacks = List.copyOf(attacks);
  }

  /** What the usable ones of the enrolment frames give; empty is a failure to enrol. */
  public List<FaceSample> templates() {
    return enrolment.stream().flatMap(frame -> frame.sample().stream()).toList();
  }

  /** The templates as a door compares with them. */
  public Gallery gallery() {
    return Gallery.ofOne(templates());
  }
}
