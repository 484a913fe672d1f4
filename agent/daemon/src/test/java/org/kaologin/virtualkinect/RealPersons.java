package org.kaologin.virtualkinect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingWriter;
import org.kaologin.agent.evaluation.attack.AttackSpecies;
import org.kaologin.agent.evaluation.layouts.KinectIrDepthLayout;
import org.kaologin.agent.evaluation.layouts.RecordedPerson;
import org.kaologin.biometrics.frame.Frame;

/**
 * Turns two real persons of a data set into the recordings that the demonstration plays: {@code
 * RealPersons DATA FOLDER}. The first plays alice's part, the second bob's. Even frames enrol, each
 * held for a while, as people do; odd ones try.
 */
public final class RealPersons {

  /** Frames for which a look is held. */
  private static final int HELD = 6;

  private RealPersons() {}

  public static void main(String[] arguments) throws IOException {
    List<RecordedPerson> persons = KinectIrDepthLayout.read(Path.of(arguments[0])).persons();
    if (persons.size() < 2) {
      throw new IOException(arguments[0] + " has fewer than two persons");
    }
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    RecordedPerson alice = persons.get(0);
    Random random = new Random(1);
    write(folder.resolve("alice-enrol.kaorec"), alice, k -> k % 2 == 0, HELD, frame -> frame);
    write(folder.resolve("alice.kaorec"), alice, k -> k % 2 == 1, 1, frame -> frame);
    write(folder.resolve("bob.kaorec"), persons.get(1), k -> k % 2 == 1, 1, frame -> frame);
    write(
        folder.resolve("alice-print.kaorec"),
        alice,
        k -> k % 2 == 1,
        1,
        frame -> AttackSpecies.FLAT_PRINT.present(frame, random));
  }

  private static void write(
      Path file, RecordedPerson person, IntPredicate chosen, int times, UnaryOperator<Frame> change)
      throws IOException {
    Frame first = person.frames().get(0).read();
    try (RecordingWriter writer =
        RecordingWriter.create(file, first.calibration(), Map.of("source", person.name()))) {
      for (int k = 0; k < person.frames().size(); k++) {
        if (chosen.test(k)) {
          Frame frame = change.apply(person.frames().get(k).read());
          CapturedFrame captured =
              new CapturedFrame(
                  frame.sequence(),
                  frame.timestampNanos(),
                  frame.infrared(),
                  frame.depth(),
                  Optional.empty(),
                  frame.calibration());
          for (int i = 0; i < times; i++) {
            writer.add(captured);
          }
        }
      }
      writer.finish();
    }
  }
}
