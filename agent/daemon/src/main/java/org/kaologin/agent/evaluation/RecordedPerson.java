package org.kaologin.agent.evaluation;

import java.io.IOException;
import java.util.List;
import org.kaologin.biometrics.frame.Frame;

/**
 * One person of a data set.
 *
 * @param name as the set calls them
 * @param frames in their order, read when asked for
 */
public record RecordedPerson(String name, List<FrameFile> frames) {

  /** A frame that is read when it is needed. */
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
  }
}
