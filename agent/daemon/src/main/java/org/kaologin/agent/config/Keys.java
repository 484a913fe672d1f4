package org.kaologin.agent.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.biometrics.liveness.SignOfLife;

/** Everything that can be set, in the order of the documented file. The one place for defaults. */
public final class Keys {
  /** The largest number of judged failures that a lock-out may wait for: Face ID's. */
  private static final int MOST_FAILURES = 5;

  public static final Key<Path> SOCKET_PATH =
      fixed(
          "socket.path",
          Texts.path(),
          Path.of("/run/kao/agent.sock"),
          "Where the agent listens. Not used when systemd hands the socket over.");

  public static final Key<Integer> MAX_CONNECTIONS =
      fixed(
          "socket.max-connections",
          new Numbers.Whole(2, 256),
          64,
          "Most connections at a time. One more is refused as busy.");

  public static final Key<Integer> MAX_CONNECTIONS_PER_USER =
      fixed(
          "socket.max-connections-per-user",
          new Numbers.Whole(1, 64),
          8,
          "Most connections of one ordinary user at a time, so that none can keep others out.");

  public static final Key<Integer> REQUEST_TIMEOUT_MS =
      fixed(
          "socket.request-timeout-ms",
          new Numbers.Whole(50, 60_000),
          2_000,
          "Milliseconds in which a client must have sent its whole request, and in which it must"
              + " take in each answer.");

  public static final Key<Path> STATE_DIRECTORY =
      fixed(
          "state.directory",
          Texts.path(),
          Path.of("/var/lib/kao"),
          "Folder of the vault, of failures counted, of adjusted settings and of the journal. Only"
              + " the agent may enter it.");

  public static final Key<Optional<Path>> MASTER_KEY =
      fixed(
          "state.master-key",
          Texts.pathOrNone(),
          Optional.empty(),
          "File of the vault's master key; \"\" is master.key in the state folder. Not used when"
              + " systemd hands over the credential kao-master.");

  public static final Key<Optional<Path>> MODELS_DIRECTORY =
      fixed(
          "models.directory",
          Texts.pathOrNone(),
          Optional.empty(),
          "Folder of the networks; \"\" is the one that came with the agent.");

  public static final Key<Integer> THREADS =
      fixed(
          "models.threads",
          new Numbers.Whole(1, 16),
          2,
          "Threads that a network may compute on at a time.");

  public static final Key<SensorSource> SENSOR_SOURCE =
      fixed(
          "sensor.source",
          Texts.sensorSource(),
          SensorSource.KINECT,
          "Where frames come from. A recording is for tests: whoever can write that file can log"
              + " in.");

  public static final Key<Integer> LINGER_SECONDS =
      fixed(
          "sensor.linger-seconds",
          new Numbers.Whole(0, 3_600),
          10,
          "Seconds for which the camera stays on after its last use, so that the next is quick.");

  public static final Key<Double> FALSE_MATCH_RATE =
      adjustable(
          "unlock.false-match-rate",
          new Numbers.Decimal(1e-6, 1e-2),
          1e-4,
          "The chance that a stranger's face is taken for the user's. Smaller is stricter.");

  public static final Key<Integer> PRESENCE_MS =
      adjustable(
          "unlock.presence-ms",
          new Numbers.Whole(200, 60_000),
          2_000,
          "Milliseconds in which a face must have come into sight; without one the password is asked"
              + " for then.");

  public static final Key<Integer> FAILURES =
      adjustable(
          "unlock.failures-before-lock-out",
          new Numbers.Whole(1, MOST_FAILURES),
          MOST_FAILURES,
          "Judged failures in a row after which only the password opens.");

  public static final Key<Integer> FAILURES_IN_ALL =
      adjustable(
          "unlock.failures-before-disabled",
          new Numbers.Whole(5, 100),
          50,
          "Judged failures after which, without an opening by face between them, the face opens nothing"
              + " until an administrator allows it again. The password does not forgive these.");

  public static final Key<Map<String, ServiceRule>> SERVICES =
      adjustable(
          "unlock.services",
          new ServiceRules(),
          Map.of("sshd", ServiceRule.PASSWORD),
          "What a face may do for a PAM service. never: nothing, and its password ends no lock-out."
              + " password: nothing, it always wants the password. face: it opens; so it is where"
              + " nothing is said. nod: it opens for who nods while looking. key: it opens for who"
              + " presses Enter, and whoever types a password there is asked no second time.");

  public static final Key<List<String>> LOCK_SCREENS =
      adjustable(
          "unlock.lock-screens",
          Texts.services(),
          List.of("i3lock", "swaylock"),
          "PAM services of screen lockers that start when the screen is locked, and not with the"
              + " session.");

  public static final Key<Integer> LOCK_PAUSE_MS =
      adjustable(
          "unlock.lock-pause-ms",
          new Numbers.Whole(0, 60_000),
          3_000,
          "Milliseconds for which a face does not open the screen that its user has just locked.");

  public static final Key<UnknownSession> UNKNOWN_SESSION =
      fixed(
          "unlock.unknown-session",
          Texts.oneOf(UnknownSession.class),
          UnknownSession.REFUSE,
          "What becomes of a request when nobody can tell whether somebody sits in front of the"
              + " machine or is logged in from afar. A session known to be remote is always"
              + " refused.");

  public static final Key<Switch> ATTENTION =
      adjustable(
          "unlock.attention",
          Texts.oneOf(Switch.class),
          Switch.ON,
          "Whether eyes must be open and the face towards the screen.");

  public static final Key<SignOfLife> SIGN_OF_LIFE =
      adjustable(
          "unlock.sign-of-life",
          Texts.oneOf(SignOfLife.class),
          SignOfLife.NONE,
          "What a face must do before it opens anything: nothing, a motion (of the head, or a blink), or"
              + " a blink. It takes a second or two, and is the answer to a mask of the right shape.");

  public static final Key<Switch> COLOUR =
      adjustable(
          "unlock.colour",
          Texts.oneOf(Switch.class),
          Switch.OFF,
          "Whether the colour camera, where it has light enough, must see the face that infrared and"
              + " depth see. It costs some milliseconds a frame, and how often it refuses its user is"
              + " not measured.");

  public static final Key<Switch> ADAPTATION =
      adjustable(
          "unlock.adaptation",
          Texts.oneOf(Switch.class),
          Switch.ON,
          "Whether a face is learnt on: a good capture that opened serves for some unlocks more, and"
              + " after a near miss that the password follows at once, the face that is there then"
              + " is kept for as long as it matches. Off, nothing is learnt, and nothing that was"
              + " learnt is used.");

  public static final Key<Integer> ENROL_TIMEOUT_SECONDS =
      adjustable(
          "enrol.timeout-seconds",
          new Numbers.Whole(5, 600),
          120,
          "Seconds in which a face must be learnt.");

  public static final Key<Integer> JOURNAL_KIBIBYTES =
      fixed(
          "journal.kibibytes",
          new Numbers.Whole(8, 65_536),
          1_024,
          "Size in KiB at which the audit journal is put aside for a new one. One old one is kept.");

  private static final List<Key<?>> ALL =
      List.of(
          SOCKET_PATH,
          MAX_CONNECTIONS,
          MAX_CONNECTIONS_PER_USER,
          REQUEST_TIMEOUT_MS,
          STATE_DIRECTORY,
          MASTER_KEY,
          MODELS_DIRECTORY,
          THREADS,
          SENSOR_SOURCE,
          LINGER_SECONDS,
          FALSE_MATCH_RATE,
          PRESENCE_MS,
          FAILURES,
          FAILURES_IN_ALL,
          SERVICES,
          LOCK_SCREENS,
          LOCK_PAUSE_MS,
          UNKNOWN_SESSION,
          ATTENTION,
          SIGN_OF_LIFE,
          COLOUR,
          ADAPTATION,
          ENROL_TIMEOUT_SECONDS,
          JOURNAL_KIBIBYTES);

  private Keys() {}

  /** All of them. */
  public static List<Key<?>> all() {
    return ALL;
  }

  /** The key of a name, table and all. */
  public static Optional<Key<?>> named(String name) {
    return ALL.stream().<Key<?>>map(key -> key).filter(key -> key.name().equals(name)).findFirst();
  }

  private static <T> Key<T> fixed(String name, ValueType<T> type, T standard, String description) {
    return new Key<>(name, type, standard, false, description);
  }

  private static <T> Key<T> adjustable(
      String name, ValueType<T> type, T standard, String description) {
    return new Key<>(name, type, standard, true, description);
  }
}
