package org.kaologin.agent.evaluation.layouts;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.kaologin.biometrics.frame.Frame;

/**
 * One person of a data set.
 *
 * @param name as the set calls them
 * @param frames in their order, read when asked for
 * @param enrols which of them, counted from 0, make the templates; all others try
 * @param attacks recorded presentation attacks in this person's name, by species
 */
public record RecordedPerson(
    String name,
    List<FrameFile> frames,
    IntPredicate enrols,
    Map<String, List<FrameFile>> attacks) {
  private static final int TEMPLATE_EVERY = 7;

  /** A frame that is read when it is needed, by any thread. */
  public interface FrameFile {
    /**
     * Reads it.
     *
     * @throws IOException when a file is missing or not what the layout says
     */
    Frame read() throws IOException;
  }

  public RecordedPerson {
    frames = List.copyOf(frames);
    attacks = Map.copyOf(attacks);
  }

  /** A person of whom there is one series of frames: every seventh enrols, from the first on. */
  public RecordedPerson(String name, List<FrameFile> frames) {
    this(name, frames, Map.of());
  }

  /** The same with recorded attacks. */
  public RecordedPerson(String name, List<FrameFile> frames, Map<String, List<FrameFile>> attacks) {
    this(name, frames, k -> k % TEMPLATE_EVERY == 0, attacks);
  }
}
