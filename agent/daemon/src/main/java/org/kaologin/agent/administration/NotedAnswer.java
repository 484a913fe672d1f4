package org.kaologin.agent.administration;

import java.io.IOException;
import java.util.Map;
import org.kaologin.agent.journal.Entry;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;

/** Does what was asked for, writes into the journal how it ended, and answers. Thread-safe. */
public final class NotedAnswer {
  private final Journal journal;

  public NotedAnswer(Journal journal) {
    this.journal = journal;
  }

  /** What was asked for; it may send intermediate answers. */
  public interface Work {
    /**
     * Does it.
     *
     * @return the last answer
     * @throws VaultException when the vault does not let it; the client is told
     * @throws IOException when the client is gone
     */
    Reply run() throws VaultException, IOException;
  }

  /**
   * Does it.
   *
   * @param user whom it is about; empty for nobody
   * @param details what the journal says beside the outcome
   * @throws IOException when the client is gone
   */
  public void give(
      Conversation client, Event event, String user, Map<String, Object> details, Work work)
      throws IOException {
    Reply reply;
    try {
      reply = work.run();
    } catch (VaultException e) {
      reply = new Reply.Refused(RefusalCode.FAILED, e.getMessage());
    }
    String outcome = reply instanceof Reply.Done ? "done" : "refused";
    journal.note(new Entry(event, client.peer(), user, outcome, details));
    client.send(reply);
  }
}
