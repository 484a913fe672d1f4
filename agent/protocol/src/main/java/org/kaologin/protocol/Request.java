package org.kaologin.protocol;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a client asks, one a connection.
 *
 * <p>A value that the specification does not allow cannot be built: the constructors throw {@link
 * IllegalArgumentException}.
 */
public sealed interface Request extends Message {

  /** The longest wait that a client may ask for, in milliseconds. */
  int MAX_DEADLINE_MILLIS = 60_000;

  /**
   * May this user go on without a password?
   *
   * @param user the user to authenticate
   * @param service the PAM service
   * @param tty the terminal that PAM knows, may be empty
   * @param deadlineMillis how long the client waits, 1 to 60000 ms
   * @param silent no progress is wanted
   * @param agreed the user pressed Enter for it
   */
  record Authenticate(
      String user, String service, String tty, int deadlineMillis, boolean silent, boolean agreed)
      implements Request {
    public Authenticate {
      Limits.text("user", user, 1, Limits.USER);
      Limits.text("service", service, 0, Limits.SERVICE);
      Limits.text("tty", tty, 0, Limits.SERVICE);
      Limits.range("deadline", deadlineMillis, 1, MAX_DEADLINE_MILLIS);
    }

    /** Nobody pressed anything. */
    public Authenticate(
        String user, String service, String tty, int deadlineMillis, boolean silent) {
      this(user, service, tty, deadlineMillis, silent, false);
    }
  }

  /** The user proved the password to a PAM stack that had asked for a face. */
  record PasswordUsed(String user, String service) implements Request {
    public PasswordUsed {
      Limits.text("user", user, 1, Limits.USER);
      Limits.text("service", service, 0, Limits.SERVICE);
    }
  }

  /** How is the agent? */
  record Status() implements Request {}

  /** Which faces has this user? */
  record ListFaces(String user) implements Request {
    public ListFaces {
      Limits.text("user", user, 1, Limits.USER);
    }
  }

  /**
   * Learn a face.
   *
   * @param preview pictures are wanted while it goes on
   * @param twice a second round is wanted, that looks at every view once more
   */
  record Enrol(String user, String name, boolean preview, boolean twice) implements Request {
    public Enrol {
      Limits.text("user", user, 1, Limits.USER);
      Limits.text("name", name, 1, Limits.NAME);
    }

    /** In one round. */
    public Enrol(String user, String name, boolean preview) {
      this(user, name, preview, false);
    }
  }

  /** Give a face another name. */
  record RenameFace(String user, String face, String name) implements Request {
    public RenameFace {
      Limits.text("user", user, 1, Limits.USER);
      Limits.text("face", face, 1, Limits.FACE);
      Limits.text("name", name, 1, Limits.NAME);
    }
  }

  /** Forget a face. */
  record DeleteFace(String user, String face) implements Request {
    public DeleteFace {
      Limits.text("user", user, 1, Limits.USER);
      Limits.text("face", face, 1, Limits.FACE);
    }
  }

  /** How is the agent set? */
  record GetSettings() implements Request {}

  /** Change one setting. */
  record SetSetting(String key, String value) implements Request {
    public SetSetting {
      Limits.text("key", key, 1, Limits.KEY);
      Limits.text("value", value, 0, Limits.VALUE);
    }
  }

  /**
   * An authentication without consequence, with everything it saw.
   *
   * @param deadlineMillis how long the client waits, 1 to 60000 ms
   * @param preview pictures are wanted while it goes on
   */
  record Try(String user, int deadlineMillis, boolean preview) implements Request {
    public Try {
      Limits.text("user", user, 1, Limits.USER);
      Limits.range("deadline", deadlineMillis, 1, MAX_DEADLINE_MILLIS);
    }
  }

  /** Want the password from this user next. */
  record Lock(String user) implements Request {
    public Lock {
      Limits.text("user", user, 1, Limits.USER);
    }
  }

  /** Allow this user's face again after too many failures in all. */
  record AllowFace(String user) implements Request {
    public AllowFace {
      Limits.text("user", user, 1, Limits.USER);
    }
  }

  /** May this user's face open now, and if not, why? */
  record FaceStanding(String user) implements Request {
    public FaceStanding {
      Limits.text("user", user, 1, Limits.USER);
    }
  }

  /** Is the audit journal as it was written? */
  record VerifyJournal() implements Request {}

  /** The newest entries of the audit journal. */
  record ReadJournal(int most) implements Request {
    public ReadJournal {
      Limits.range("most", most, 1, Limits.JOURNAL_ENTRIES);
    }
  }

  /**
   * The newest entries of the audit journal that are about this user.
   *
   * @param most how many at most, 1 to 1000
   */
  record ReadActivity(String user, int most) implements Request {
    public ReadActivity {
      Limits.text("user", user, 1, Limits.USER);
      Limits.range("most", most, 1, Limits.JOURNAL_ENTRIES);
    }
  }

  /**
   * How do enrolled and recently seen faces lie to each other?
   *
   * @param user whose; empty for everybody's
   * @param comparator whose embeddings
   */
  record ReadMap(String user, String comparator) implements Request {
    public ReadMap {
      Limits.text("user", user, 0, Limits.USER);
      Limits.text("comparator", comparator, 1, Limits.POSE);
    }
  }

  /** What does each strictness mean, in general and for this user? */
  record ReadCurves(String user) implements Request {
    public ReadCurves {
      Limits.text("user", user, 1, Limits.USER);
    }
  }

  /**
   * What does the camera see? For a report of what is wrong.
   *
   * @param frames how many, 1 to 300
   */
  record RecordFrames(int frames) implements Request {
    public RecordFrames {
      Limits.range("frames", frames, 1, Limits.RECORDED_FRAMES);
    }
  }

  /** How is the vault kept? */
  record VaultStatus() implements Request {}

  /**
   * Change the master key, and each user's secret.
   *
   * @param credential the next master key, which systemd will hand over at the next start; empty
   *     for a key in a file, which the agent makes itself
   */
  record RotateMasterKey(byte[] credential) implements Request {
    public RotateMasterKey {
      if (credential.length != 0) {
        Limits.range("master key bytes", credential.length, Limits.SECRET, Limits.SECRET);
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof RotateMasterKey that && Arrays.equals(credential, that.credential);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(credential);
    }

    /** Without the key: it belongs in no log. */
    @Override
    public String toString() {
      return "RotateMasterKey[]";
    }
  }

  /** Make copies of a user's templates useless. */
  record RevokeTemplates(String user) implements Request {
    public RevokeTemplates {
      Limits.text("user", user, 1, Limits.USER);
    }
  }

  /**
   * Give all faces, sealed.
   *
   * @param key seals them, 32 bytes
   */
  record ExportFaces(byte[] key) implements Request {
    public ExportFaces {
      Limits.range("key bytes", key.length, Limits.SECRET, Limits.SECRET);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ExportFaces that && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(key);
    }

    /** Without the key: it belongs in no log. */
    @Override
    public String toString() {
      return "ExportFaces[]";
    }
  }

  /**
   * Take a user's faces that were exported.
   *
   * @param replace whether they go in place of those that the user has; else it is refused then
   * @param key sealed them, 32 bytes
   * @param sealed what {@link Reply.ExportedFaces} gave
   */
  record ImportFaces(String user, boolean replace, byte[] key, byte[] sealed) implements Request {
    public ImportFaces {
      Limits.text("user", user, 1, Limits.USER);
      Limits.range("key bytes", key.length, Limits.SECRET, Limits.SECRET);
      Limits.range("sealed bytes", sealed.length, 1, Limits.EXPORT_BYTES);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ImportFaces that
          && user.equals(that.user)
          && replace == that.replace
          && Arrays.equals(key, that.key)
          && Arrays.equals(sealed, that.sealed);
    }

    @Override
    public int hashCode() {
      return Objects.hash(user, replace, Arrays.hashCode(key), Arrays.hashCode(sealed));
    }

    /** Without the key: it belongs in no log. */
    @Override
    public String toString() {
      return "ImportFaces[" + user + ", " + sealed.length + " bytes]";
    }
  }
}
