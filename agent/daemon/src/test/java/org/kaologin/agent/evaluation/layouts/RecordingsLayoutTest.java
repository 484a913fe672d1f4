package org.kaologin.agent.evaluation.layouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.biometrics.frame.Frame;

class RecordingsLayoutTest {
  private static final Path RECORDINGS = Path.of("../../models/recordings");

  @TempDir Path folder;

  @Test
  void takesThePersonFromTheNameOrTheFolder() throws Exception {
    copy("alice", "alice-morning.kaorec");
    copy("alice-enrol", "alice-noon.kaorec");
    copy("alice-print", "alice-attack-flat print.kaorec");
    copy("bob", "bob.kaorec");
    copy("carol", "carol/a.kaorec");
    copy("alice-screen", "carol/attack-screen.kaorec");
    Files.writeString(folder.resolve("readme-first.txt"), "not a recording");
    DataSet data = RecordingsLayout.read(folder);
    assertEquals(
        java.util.List.of("alice", "bob", "carol"),
        data.persons().stream().map(RecordedPerson::name).toList());
    RecordedPerson alice = data.persons().get(0);
    assertEquals(frames("alice") + frames("alice-enrol"), alice.frames().size());
    assertEquals(Set.of("flat print"), alice.attacks().keySet());
    assertEquals(frames("alice-print"), alice.attacks().get("flat print").size());
    assertEquals(Set.of("screen"), data.persons().get(2).attacks().keySet());
  }

  @Test
  void readsAnyFrameWithItsColour() throws Exception {
    copy("bob", "bob.kaorec");
    RecordedPerson bob = RecordingsLayout.read(folder).persons().get(0);
    Frame last = bob.frames().get(bob.frames().size() - 1).read();
    Frame first = bob.frames().get(0).read();
    try (RecordingReader reader = RecordingReader.open(RECORDINGS.resolve("bob.kaorec"))) {
      java.util.List<CapturedFrame> all = reader.remaining();
      assertTrue(Arrays.equals(all.get(0).infrared().values(), first.infrared().values()));
      assertTrue(
          Arrays.equals(all.get(all.size() - 1).depth().millimetres(), last.depth().millimetres()));
      assertEquals(480, first.colour().orElseThrow().width());
    }
  }

  @Test
  void saysWhichRecordingIsDamaged() throws Exception {
    copy("bob", "bob.kaorec");
    byte[] bytes = Files.readAllBytes(folder.resolve("bob.kaorec"));
    Files.write(folder.resolve("bob.kaorec"), Arrays.copyOf(bytes, bytes.length / 2));
    IOException e = assertThrows(IOException.class, () -> RecordingsLayout.read(folder));
    assertTrue(e.getMessage().contains("bob.kaorec is cut short"), e.getMessage());
  }

  @Test
  void saysThatARecordingWentAwayMeanwhile() throws Exception {
    copy("bob", "bob.kaorec");
    RecordedPerson bob = RecordingsLayout.read(folder).persons().get(0);
    Files.delete(folder.resolve("bob.kaorec"));
    IOException e = assertThrows(IOException.class, () -> bob.frames().get(0).read());
    assertTrue(e.getMessage().contains("bob.kaorec does not exist"), e.getMessage());
  }

  @Test
  void wantsAPersonForEveryAttack() throws Exception {
    copy("bob", "bob.kaorec");
    copy("alice-print", "alice-attack-print.kaorec");
    IOException e = assertThrows(IOException.class, () -> RecordingsLayout.read(folder));
    assertTrue(e.getMessage().contains("in the name of alice"), e.getMessage());
  }

  @Test
  void saysThatAFolderHasAnotherLayout() {
    IOException e = assertThrows(IOException.class, () -> RecordingsLayout.read(folder));
    assertTrue(e.getMessage().contains("does not have the layout recordings"), e.getMessage());
  }

  private void copy(String recording, String to) throws IOException {
    Path file = folder.resolve(to);
    Files.createDirectories(file.getParent());
    Files.copy(RECORDINGS.resolve(recording + ".kaorec"), file);
  }

  private static int frames(String recording) throws Exception {
    try (RecordingReader reader = RecordingReader.open(RECORDINGS.resolve(recording + ".kaorec"))) {
      return reader.remaining().size();
    }
  }
}
