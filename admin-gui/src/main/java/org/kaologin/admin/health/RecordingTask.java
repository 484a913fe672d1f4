package org.kaologin.admin.health;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import org.kaologin.admin.agent.Listener;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.agent.Talk;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.look.PageFrame;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.Context;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Makes a recording for a report, once it is clear what it shows. */
final class RecordingTask {
  /** Three seconds. */
  private static final int FRAMES = 90;

  private final Context context;
  private final Texts texts;
  private final PageFrame frame;

  RecordingTask(Context context, PageFrame frame) {
    this.context = context;
    this.texts = context.texts();
    this.frame = frame;
  }

  /** Says what it will contain, asks where to, and records. */
  void run() {
    Object[] answers = {texts.get("health.recording.go"), texts.get("health.recording.back")};
    int chosen =
        JOptionPane.showOptionDialog(
            frame,
            texts.get("health.recording.contains"),
            texts.get("health.recording"),
            JOptionPane.DEFAULT_OPTION,
            JOptionPane.WARNING_MESSAGE,
            null,
            answers,
            answers[1]);
    if (chosen == 0) {
      JFileChooser chooser = new JFileChooser();
      chooser.setName("health.recording.file");
      chooser.setSelectedFile(new File("kao-report.kaorec"));
      if (chooser.showSaveDialog(frame) == JFileChooser.APPROVE_OPTION) {
        record(chooser.getSelectedFile().toPath());
      }
    }
  }

  private void record(Path file) {
    frame.notice().say(Notice.Weight.INFO, texts.get("health.recording.runs"), file.toString());
    RecordingFile recording = new RecordingFile(file);
    Talk talk =
        context
            .link()
            .ask(
                new Request.RecordFrames(FRAMES),
                Reply.Done.class,
                new Listener<>() {
                  @Override
                  public void meanwhile(Reply reply) {
                    if (reply instanceof Reply.RecordingPart part) {
                      recording.add(part.bytes());
                    }
                  }

                  @Override
                  public void answered(Reply.Done done) {
                    recording.finish(() -> done(file));
                  }

                  @Override
                  public void failed(Problem problem) {
                    recording.discard();
                    context.problem(frame.notice(), problem);
                  }
                });
    recording.begin(
        problem -> {
          talk.close();
          unwritable(problem);
        });
  }

  private void done(Path file) {
    frame
        .notice()
        .say(
            Notice.Weight.GOOD,
            texts.get("health.recording.done", file),
            texts.get("health.recording.done.more"));
  }

  private void unwritable(IOException e) {
    boolean there = e instanceof FileAlreadyExistsException;
    frame
        .notice()
        .say(
            Notice.Weight.BAD,
            texts.get(there ? "health.recording.exists" : "health.recording.unwritable"),
            e.getMessage());
  }
}
