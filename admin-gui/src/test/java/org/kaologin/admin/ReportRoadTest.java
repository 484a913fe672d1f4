package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.window.PageName;
import org.kaologin.agent.capture.recording.RecordingReader;

/** What happened, and a recording of it for who shall mend it. */
class ReportRoadTest extends WindowRoad {
  @Test
  void itShowsWhatHappened() throws Exception {
    learn("desk");
    agent.show("alice");
    authenticate("sudo");
    screen.open(PageName.ACTIVITY);
    screen.awaitRow("activity.table", TEXTS.get("event.enrol.done"));
    screen.toggle("activity.filter.changes");
    screen.awaitRow("activity.table", TEXTS.get("event.enrol.done"));
  }

  @Test
  void aRecordingForAReportIsSavedOnce() throws Exception {
    Path file = folder.resolve("report.kaorec");
    agent.show("alice");
    screen.open(PageName.HEALTH);
    record(file);
    screen.awaitNotice(TEXTS.get("health.recording.done", file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (RecordingReader reader = RecordingReader.open(file)) {
      assertEquals(90, reader.remaining().size());
    }

    record(file);
    screen.awaitNotice(TEXTS.get("health.recording.exists"));
  }

  private void record(Path file) {
    screen.press("health.record");
    screen.choose(TEXTS.get("health.recording.go"));
    screen.save(file);
  }
}
