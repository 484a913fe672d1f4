package org.kaologin.agent.administration;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.adapt.Adapting;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.ConfigurationException;
import org.kaologin.agent.config.Key;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.journal.Entry;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.policy.LockOut;
import org.kaologin.agent.server.Conversation;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Answers what is asked about settings, the journal and passwords. Thread-safe. */
public final class Administration {
  /** The largest answer that carries the journal, in bytes. */
  private static final int JOURNAL_PAGE_BYTES = 1 << 20;

  private final Settings settings;
  private final LockOut lockOut;
  private final Adapting adapting;
  private final Journal journal;

  public Administration(Settings settings, LockOut lockOut, Adapting adapting, Journal journal) {
    this.settings = settings;
    this.lockOut = lockOut;
    this.adapting = adapting;
    this.journal = journal;
  }

  /** Forgives failures, and learns from a near miss: a PAM stack saw the password. */
  public void passwordUsed(Request.PasswordUsed request, Conversation client)
      throws IOException, InterruptedException {
    Reply reply = new Reply.Done();
    try {
      lockOut.passwordUsed(request.user());
    } catch (IOException e) {
      System.getLogger(Administration.class.getName())
          .log(Level.ERROR, "failures of {0} cannot be forgiven: {1}", request.user(), e);
      reply = new Reply.Refused(RefusalCode.FAILED, "it cannot be kept: " + e.getMessage());
    }
    note(client, Event.PASSWORD_USED, request.user(), reply, Map.of("service", request.service()));
    client.send(reply);
    adapting.passwordUsed(request.user(), client.peer());
  }

  /** All settings, with what each may be. */
  public void settings(Conversation client) throws IOException {
    Configuration current = settings.current();
    List<Reply.SettingList.Setting> list =
        Keys.all().stream().<Reply.SettingList.Setting>map(key -> setting(key, current)).toList();
    client.send(new Reply.SettingList(list));
  }

  private static Reply.SettingList.Setting setting(Key<?> key, Configuration current) {
    return new Reply.SettingList.Setting(key.name(), current.text(key), key.help());
  }

  /** Changes a setting. */
  public void adjust(Request.SetSetting request, Conversation client) throws IOException {
    Optional<Key<?>> key = Keys.named(request.key());
    Reply reply =
        key.isPresent()
            ? adjusted(key.get(), request.value())
            : new Reply.Refused(RefusalCode.NOT_FOUND, "there is no setting " + request.key());
    Map<String, Object> details = Map.of("key", request.key(), "value", request.value());
    note(client, Event.SET_SETTING, "", reply, details);
    client.send(reply);
  }

  private Reply adjusted(Key<?> key, String value) {
    try {
      settings.adjust(key, value);
      return new Reply.Done();
    } catch (ConfigurationException e) {
      return new Reply.Refused(RefusalCode.BAD_VALUE, e.getMessage());
    } catch (IOException e) {
      return new Reply.Refused(RefusalCode.FAILED, "it cannot be kept: " + e.getMessage());
    }
  }

  /** The newest entries of the journal. */
  public void journal(Request.ReadJournal request, Conversation client) throws IOException {
    Reply reply;
    try {
      reply = new Reply.JournalPage(journal.newest(request.most(), JOURNAL_PAGE_BYTES));
    } catch (IOException e) {
      reply =
          new Reply.Refused(RefusalCode.FAILED, "the journal cannot be read: " + e.getMessage());
    }
    client.send(reply);
  }

  private void note(
      Conversation client, Event event, String user, Reply reply, Map<String, Object> details) {
    String outcome = reply instanceof Reply.Done ? "done" : "refused";
    journal.note(new Entry(event, client.peer(), user, outcome, details));
  }
}
