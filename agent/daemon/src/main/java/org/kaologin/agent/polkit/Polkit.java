package org.kaologin.agent.polkit;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.kaologin.agent.bus.Answer;
import org.kaologin.agent.bus.BusException;
import org.kaologin.agent.bus.Call;
import org.kaologin.agent.bus.SystemBus;

/**
 * Asks polkit's authority, which may show a dialog and wait for a password. Each question has a
 * connection of its own, so that none waits for another. Thread-safe.
 */
public final class Polkit {
  /** How long a person may take to type a password. */
  public static final Duration PERSONS_PATIENCE = Duration.ofMinutes(2);

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
  private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(1);
  private static final int ALLOW_USER_INTERACTION = 1;

  private final Duration patience;

  /**
   * @param patience how long an answer may take
   */
  public Polkit(Duration patience) {
    this.patience = patience;
  }

  /**
   * Asks. Whatever goes wrong is no permission.
   *
   * @param pid the process that wants to do it
   * @param uid the user that the kernel named with it
   * @param unwanted whether nobody waits for the answer any more; then the question is withdrawn
   */
  public Permission ask(long pid, long uid, Action action, BooleanSupplier unwanted) {
    OptionalLong start = pid > 0 ? StartTime.of(pid, uid) : OptionalLong.empty();
    if (start.isEmpty()) {
      return Permission.NOT_ASKED;
    }
    try (SystemBus bus = SystemBus.connect(CONNECT_PATIENCE)) {
      return ask(bus, question(pid, start.getAsLong(), uid, action), unwanted);
    } catch (BusException e) {
      log(e);
      return Permission.NOT_ASKED;
    }
  }

  /** A question, and the name by which it can be withdrawn. */
  private record Question(Call call, String name) {}

  /** CheckAuthorization of polkit's D-Bus interface. */
  private static Question question(long pid, long start, long uid, Action action) {
    String name = UUID.randomUUID().toString();
    List<Object> arguments =
        List.of(
            "unix-process",
            3,
            "pid",
            "u",
            (int) pid,
            "start-time",
            "t",
            start,
            "uid",
            "i",
            (int) uid,
            action.id(),
            0,
            ALLOW_USER_INTERACTION,
            name);
    return new Question(call("CheckAuthorization", "(sa{sv})sa{ss}us", arguments), name);
  }

  private static Call call(String member, String types, List<Object> arguments) {
    return new Call(
        "org.freedesktop.PolicyKit1",
        "/org/freedesktop/PolicyKit1/Authority",
        "org.freedesktop.PolicyKit1.Authority",
        member,
        types,
        arguments);
  }

  private Permission ask(SystemBus bus, Question question, BooleanSupplier unwanted) {
    try (Answer answer = bus.call(question.call(), patience, unwanted)) {
      return read(answer);
    } catch (BusException e) {
      log(e);
      withdraw(bus, question);
      return unwanted.getAsBoolean() ? Permission.DISMISSED : Permission.NOT_ASKED;
    }
  }

  /** Whether it may, whether a proof would help, and details; see polkit's AuthorizationResult. */
  private static Permission read(Answer answer) throws BusException {
    answer.enter('r', "bba{ss}");
    if (answer.readBoolean()) {
      return Permission.GIVEN;
    }
    boolean proofWouldHelp = answer.readBoolean();
    return proofWouldHelp || isDismissed(answer) ? Permission.DISMISSED : Permission.DENIED;
  }

  private static boolean isDismissed(Answer answer) throws BusException {
    boolean dismissed = false;
    answer.enter('a', "{ss}");
    while (answer.enter('e', "ss")) {
      String key = answer.readText();
      String value = answer.readText();
      dismissed |= key.equals("polkit.dismissed") && value.equals("true");
      answer.leave();
    }
    return dismissed;
  }

  /** Takes the dialog away from whoever sits before it. */
  private static void withdraw(SystemBus bus, Question question) {
    Call call = call("CancelCheckAuthorization", "s", List.of(question.name()));
    try {
      bus.call(call, CANCEL_PATIENCE, () -> false).close();
    } catch (BusException e) {
      log(e); // it is not there, or has answered meanwhile
    }
  }

  private static void log(BusException e) {
    System.getLogger(Polkit.class.getName())
        .log(Level.DEBUG, "polkit gives no answer: {0}", e.getMessage());
  }
}
