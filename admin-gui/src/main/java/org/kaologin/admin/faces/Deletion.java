package org.kaologin.admin.faces;

import java.time.Duration;
import javax.swing.Timer;
import org.kaologin.protocol.Reply.FaceList.Face;

/** A face that will be deleted unless somebody takes that back in time. For the event thread. */
final class Deletion {
  private final Face face;
  private final Timer timer;
  private final Runnable delete;

  /**
   * @param delete does it
   */
  Deletion(Face face, Duration patience, Runnable delete) {
    this.face = face;
    this.delete = delete;
    this.timer = new Timer(Math.toIntExact(patience.toMillis()), event -> delete.run());
    timer.setRepeats(false);
    timer.start();
  }

  boolean isOf(Face other) {
    return face.id().equals(other.id());
  }

  /** Deletes without waiting. */
  void now() {
    timer.stop();
    delete.run();
  }

  /** Deletes nothing. */
  void undo() {
    timer.stop();
  }
}
