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
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.journal.Verification;
import org.kaologin.agent.policy.Accounts;
import org.kaologin.agent.policy.FacePolicy;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.standing.Moment;
import org.kaologin.agent.standing.Objection;
import org.kaologin.agent.standing.Standing;
import org.kaologin.agent.standing.Standings;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.StatusReport.Item;
import org.kaologin.protocol.Request;

/** Answers what is asked about settings, the journal and passwords. Thread-safe. */
public final class Administration {
  /** The largest answer that carries the journal, in bytes. */
  private static final int JOURNAL_PAGE_BYTES = 1 << 20;

  private final Settings settings;
  private final Accounts accounts;
  private final FacePolicy policy;
  private final Standings standings;
  private final Adapting adapting;
  private final Journal journal;
  private final NotedAnswer answer;

  public Administration(
      Settings settings,
      Accounts accounts,
      FacePolicy policy,
      Standings standings,
      Adapting adapting,
      Journal journal,
      NotedAnswer answer) {
    this.settings = settings;
    this.accounts = accounts;
    this.policy = policy;
    this.standings = standings;
    this.adapting = adapting;
    this.journal = journal;
    this.answer = answer;
  }

  /** A PAM stack saw the password: it forgives failures, and a near miss may be learnt from. */
  public void passwordUsed(Request.PasswordUsed request, Conversation client)
      throws IOException, InterruptedException {
    if (!policy.countsPassword(request.service())) {
      client.send(new Reply.Done());
      return;
    }
    answer.give(
        client,
        Event.PASSWORD_USED,
        request.user(),
        Map.of("service", request.service()),
        () -> kept(request.user(), standings::passwordUsed));
    adapting.passwordUsed(request.user(), client.peer());
  }

  /** Wants the password next. */
  public void lock(Request.Lock request, Conversation client) throws IOException {
    answer.give(
        client, Event.LOCK, request.user(), Map.of(), () -> kept(request.user(), standings::lock));
  }

  /** Allows a face again. */
  public void allow(Request.AllowFace request, Conversation client) throws IOException {
    answer.give(
        client,
        Event.ALLOW_FACE,
        request.user(),
        Map.of(),
        () ->
            accounts.uid(request.user()).isEmpty()
                ? new Reply.Refused(RefusalCode.NOT_FOUND, "there is no user " + request.user())
                : kept(request.user(), standings::allowAgain));
  }

  /** A change of what is remembered of a user. */
  private interface Change {
    void of(String user) throws IOException;
  }

  private static Reply kept(String user, Change change) {
    try {
      change.of(user);
      return new Reply.Done();
    } catch (IOException e) {
      System.getLogger(Administration.class.getName())
          .log(Level.ERROR, "what happened to {0} cannot be kept: {1}", user, e);
      return new Reply.Refused(RefusalCode.FAILED, "it cannot be kept: " + e.getMessage());
    }
  }

  /** Whether a face may open now. */
  public void standing(Request.FaceStanding request, Conversation client) throws IOException {
    Standing standing = standings.of(request.user());
    Optional<Objection> objection = standings.objection(request.user());
    client.send(
        new Reply.StatusReport(
            List.of(
                new Item("face", objection.map(Objection::text).orElse("may open")),
                new Item("rule", objection.map(Objection::name).orElse("none")),
                new Item("failures in a row", Integer.toString(standing.failures())),
                new Item("failures in all", Integer.toString(standing.failuresInAll())),
                new Item("face last opened", time(standing.face())),
                new Item("password last used", time(standing.password())))));
  }

  private static String time(Optional<Moment> moment) {
    return moment.map(m -> m.instant().toString()).orElse("never");
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
    answer.give(
        client,
        Event.SET_SETTING,
        "",
        Map.of("key", request.key(), "value", request.value()),
        () ->
            key.isPresent()
                ? adjusted(key.get(), request.value())
                : new Reply.Refused(RefusalCode.NOT_FOUND, "there is no setting " + request.key()));
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
    client.send(page(() -> journal.newest(request.most(), JOURNAL_PAGE_BYTES)));
  }

  /** The newest entries of the journal about one user. */
  public void activity(Request.ReadActivity request, Conversation client) throws IOException {
    client.send(
        page(() -> journal.newestAbout(request.user(), request.most(), JOURNAL_PAGE_BYTES)));
  }

  /** A look into the journal. */
  private interface Look {
    List<String> entries() throws IOException;
  }

  private static Reply page(Look look) {
    try {
      return new Reply.JournalPage(look.entries());
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private static Reply unreadable(IOException e) {
    return new Reply.Refused(RefusalCode.FAILED, "the journal cannot be read: " + e.getMessage());
  }

  /** Whether the journal is as it was written. */
  public void verify(Conversation client) throws IOException {
    Reply reply;
    try {
      Verification found = journal.verify();
      int outcome =
          found.problem().isPresent() ? Reply.JournalVerified.BROKEN : Reply.JournalVerified.WHOLE;
      reply = new Reply.JournalVerified(found.entries(), outcome, found.problem().orElse(""));
    } catch (IOException e) {
      reply = unreadable(e);
    }
    client.send(reply);
  }
}
