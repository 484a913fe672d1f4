package org.kaologin.agent.evaluation.layouts;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.kinect.ColourDecoder;
import org.kaologin.agent.capture.recording.RecordingIndex;
import org.kaologin.agent.evaluation.layouts.RecordedPerson.FrameFile;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.biometrics.frame.Frame;

/**
 * The layout {@code recordings}: {@code .kaorec} files. {@code PERSON/ANYTHING.kaorec} and {@code
 * PERSON-ANYTHING.kaorec} are a person's own; a person's files follow each other in the order of
 * their names. {@code attack-SPECIES.kaorec} in a person's folder, and {@code
 * PERSON-attack-SPECIES.kaorec}, is a presentation attack in that person's name.
 */
public final class RecordingsLayout {
  /** The layout's name on the command line. */
  public static final String NAME = "recordings";

  private static final String ENDING = ".kaorec";
  private static final String ATTACK = "attack-";

  /** 480x270 of the camera's 1920x1080, as an unlock takes it. */
  private static final int COLOUR_SCALE = 4;

  private final Map<String, List<FrameFile>> own = new TreeMap<>();
  private final Map<String, Map<String, List<FrameFile>>> attacks = new TreeMap<>();

  private RecordingsLayout() {}

  /**
   * All persons of a folder, by name.
   *
   * @throws IOException when the folder does not have this layout, or a recording is damaged
   */
  public static DataSet read(Path folder) throws IOException {
    RecordingsLayout layout = new RecordingsLayout();
    for (Path entry : Folders.list(folder)) {
      String name = Folders.name(entry);
      if (Files.isDirectory(entry)) {
        for (Path file : Folders.list(entry)) {
          layout.take(name, Folders.name(file), file);
        }
      } else {
        int dash = name.indexOf('-');
        String person = dash < 0 ? name.replace(ENDING, "") : name.substring(0, dash);
        layout.take(person, name.substring(dash + 1), entry);
      }
    }
    return layout.dataSet(folder);
  }

  private void take(String person, String take, Path file) throws IOException {
    if (!take.endsWith(ENDING)) {
      return;
    }
    List<FrameFile> frames = frames(file);
    String what = take.substring(0, take.length() - ENDING.length());
    if (what.startsWith(ATTACK)) {
      attacks
          .computeIfAbsent(person, p -> new TreeMap<>())
          .computeIfAbsent(what.substring(ATTACK.length()), s -> new ArrayList<>())
          .addAll(frames);
    } else {
      own.computeIfAbsent(person, p -> new ArrayList<>()).addAll(frames);
    }
  }

  private DataSet dataSet(Path folder) throws IOException {
    if (own.isEmpty()) {
      throw new IOException(
          folder
              + " has no recording "
              + "PERSON-…"
              + ENDING
              + "; it does not have the layout "
              + NAME);
    }
    List<RecordedPerson> persons = new ArrayList<>();
    own.forEach(
        (name, frames) ->
            persons.add(new RecordedPerson(name, frames, attacks.getOrDefault(name, Map.of()))));
    for (String name : attacks.keySet()) {
      if (!own.containsKey(name)) {
        throw new IOException(
            folder + " has an attack in the name of " + name + ", and no recording of " + name);
      }
    }
    return new DataSet(
        NAME,
        persons,
        List.of(
            "Every seventh frame enrols, the others try, within a second of it: a recording of"
                + " another day would vary more."));
  }

  private static List<FrameFile> frames(Path file) throws IOException {
    try {
      RecordingIndex index = RecordingIndex.of(file);
      List<FrameFile> frames = new ArrayList<>();
      for (int k = 0; k < index.frames(); k++) {
        int at = k;
        frames.add(() -> frame(index, at));
      }
      return frames;
    } catch (CaptureException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Frame frame(RecordingIndex index, int k) throws IOException {
    try {
      CapturedFrame captured = index.read(k);
      return captured.toFrame(captured.colourJpeg().flatMap(RecordingsLayout::colour));
    } catch (CaptureException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Colour only helps: without its library there is none. */
  private static Optional<ColourImage> colour(byte[] jpeg) {
    try (ColourDecoder decoder = new ColourDecoder(COLOUR_SCALE)) {
      return decoder.decode(jpeg);
    } catch (CaptureException e) {
      System.getLogger(RecordingsLayout.class.getName())
          .log(Level.WARNING, "colour is not used: {0}", e.getMessage());
      return Optional.empty();
    }
  }
}
