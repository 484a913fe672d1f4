package org.kaologin.agent.evaluation.protocol;

import java.util.List;
import org.kaologin.biometrics.FrameAnalysis;

/**
 * Presentation attacks of one species in one person's name.
 *
 * @param species its label
 * @param runs the frames of each presentation, analysed
 */
public record Presentations(String species, List<List<FrameAnalysis>> runs) {

  public Presentations {
    runs = List.copyOf(runs);
  }
}
