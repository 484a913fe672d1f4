package org.kaologin.admin.agent;

import java.time.Duration;
import javax.swing.Timer;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Asks after an agent that was gone until it is back. For the event thread. */
public final class Reconnection {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final AgentLink link;
  private final Runnable back;
  private final Timer timer;
  private boolean waiting;

  /**
   * @param back called whenever it is back
   */
  public Reconnection(AgentLink link, Runnable back) {
    this.link = link;
    this.back = back;
    this.timer = new Timer(Math.toIntExact(PAUSE.toMillis()), event -> ask());
    timer.setRepeats(false);
    link.whenGone(this::begin);
  }

  private void begin() {
    if (!waiting) {
      waiting = true;
      timer.start();
    }
  }

  private void ask() {
    if (waiting) {
      link.ask(
          new Request.Status(),
          Reply.StatusReport.class,
          Listener.of(report -> isBack(), problem -> again()));
    }
  }

  private void again() {
    if (waiting) {
      timer.start();
    }
  }

  private void isBack() {
    waiting = false;
    back.run();
  }

  /** Asks no more. */
  public void end() {
    waiting = false;
    timer.stop();
  }
}
