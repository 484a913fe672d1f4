package org.kaologin.protocol;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the agent answers: any number of intermediate messages, then one last one.
 *
 * <p>A value that the specification does not allow cannot be built: the constructors throw {@link
 * IllegalArgumentException}.
 */
public sealed interface Reply extends Message {

  /** Whether the agent says nothing more after this message. */
  default boolean isLast() {
    return true;
  }

  /**
   * A word to the waiting user.
   *
   * @param code a {@link ProgressCode}, or one of a later version, to be ignored
   */
  record Progress(int code) implements Reply {
    public Progress {
      Limits.range("code", code, 0, Limits.U16);
    }

    public Progress(ProgressCode code) {
      this(code.code());
    }

    @Override
    public boolean isLast() {
      return false;
    }
  }

  /**
   * How an authentication ended.
   *
   * @param code a {@link VerdictCode}, or one of a later version, which never means success
   * @param elapsedMillis from the request to the decision, in milliseconds
   */
  record Verdict(int code, long elapsedMillis) implements Reply {
    public Verdict {
      Limits.range("code", code, 0, Limits.U16);
      Limits.range("elapsed", elapsedMillis, 0, Limits.U32);
    }

    public Verdict(VerdictCode code, long elapsedMillis) {
      this(code.code(), elapsedMillis);
    }
  }

  /** It is done. */
  record Done() implements Reply {}

  /**
   * The request gets no answer.
   *
   * @param code a {@link RefusalCode}, or one of a later version
   * @param message what happened and what the user can do
   */
  record Refused(int code, String message) implements Reply {
    public Refused {
      Limits.range("code", code, 0, Limits.U16);
      Limits.text("message", message, 0, Limits.MESSAGE);
    }

    public Refused(RefusalCode code, String message) {
      this(code.code(), message);
    }
  }

  /** How the agent is: keys and values in the order to show them. */
  record StatusReport(List<Item> items) implements Reply {
    public StatusReport {
      items = Limits.list("items", items, Limits.ITEMS);
    }

    /** Their values by their keys; of two with one key the later. */
    public Map<String, String> values() {
      return items.stream()
          .collect(Collectors.toMap(Item::key, Item::value, (first, later) -> later));
    }

    /** One line of a status. */
    public record Item(String key, String value) {
      public Item {
        Limits.text("key", key, 1, Limits.KEY);
        Limits.text("value", value, 0, Limits.VALUE);
      }
    }
  }

  /** A user's faces. */
  record FaceList(List<Face> faces) implements Reply {
    public FaceList {
      faces = Limits.list("faces", faces, Limits.FACES);
    }

    /**
     * One enrolled face.
     *
     * @param id what names it in requests
     * @param name what the user calls it
     * @param enrolledAtSeconds seconds since 1970
     * @param lastUsedAtSeconds seconds since 1970, 0 for never
     * @param templates how many templates it has
     * @param fit how well it still fits: the mean evidence of its last unlocks, in nats; NaN before
     *     the first
     * @param needed what an unlock needs now, in nats
     */
    public record Face(
        String id,
        String name,
        long enrolledAtSeconds,
        long lastUsedAtSeconds,
        int templates,
        double fit,
        double needed) {
      public Face {
        Limits.text("id", id, 1, Limits.FACE);
        Limits.text("name", name, 1, Limits.NAME);
        Limits.range("enrolled at", enrolledAtSeconds, 0, Long.MAX_VALUE);
        Limits.range("last used at", lastUsedAtSeconds, 0, Long.MAX_VALUE);
        Limits.range("templates", templates, 0, Limits.U16);
        Limits.finite("needed", needed);
      }
    }
  }

  /**
   * How far an enrolment is.
   *
   * @param posesDone how many head poses are captured
   * @param posesWanted how many there are
   * @param nextPose the pose to take now, empty when it does not matter
   * @param hints {@link ProgressCode}s
   * @param views those of which all templates are taken: a sum of {@link #STRAIGHT}, {@link #LEFT},
   *     {@link #RIGHT}, {@link #UP} and {@link #DOWN}; the same, {@link #CONFIRMED_SHIFT} bits
   *     higher, for those that were looked at again in a second round
   * @param yawDegrees how far the head is turned now from its own straight look, -180 to 180;
   *     negative to the person's left; NaN when no face is measured or the straight look is not
   *     known yet
   * @param pitchDegrees the same, negative upwards; NaN when the yaw is
   * @param left the face's left edge in infrared pixels; all four are 0 without a face
   * @param top the face's upper edge
   * @param width the face's width
   * @param height the face's height
   */
  record EnrolProgress(
      int posesDone,
      int posesWanted,
      String nextPose,
      List<Integer> hints,
      int views,
      double yawDegrees,
      double pitchDegrees,
      int left,
      int top,
      int width,
      int height)
      implements Reply {
    /** All templates of the straight look. */
    public static final int STRAIGHT = 1;

    /** All templates of the look to the person's left. */
    public static final int LEFT = 2;

    /** All templates of the look to the person's right. */
    public static final int RIGHT = 4;

    /** All templates of the look upwards. */
    public static final int UP = 8;

    /** All templates of the look downwards. */
    public static final int DOWN = 16;

    /** All of them. */
    public static final int ALL = STRAIGHT | LEFT | RIGHT | UP | DOWN;

    /** How many bits above a view's own the one of its second look is. */
    public static final int CONFIRMED_SHIFT = 5;

    public EnrolProgress {
      Limits.range("poses done", posesDone, 0, Limits.U16);
      Limits.range("poses wanted", posesWanted, 0, Limits.U16);
      Limits.text("next pose", nextPose, 0, Limits.POSE);
      hints = Limits.list("hints", hints, Limits.HINTS);
      hints.forEach(hint -> Limits.range("hint", hint, 0, Limits.U16));
      Limits.range("views", views, 0, Limits.VIEWS);
      if (views > ALL && (views & ALL) != ALL) {
        throw new IllegalArgumentException("a second round before the end of the first");
      }
      Limits.degrees("yaw", yawDegrees);
      Limits.degrees("pitch", pitchDegrees);
      if (Double.isNaN(yawDegrees) != Double.isNaN(pitchDegrees)) {
        throw new IllegalArgumentException("yaw and pitch are known together or not at all");
      }
      Limits.box(left, top, width, height);
    }

    @Override
    public boolean isLast() {
      return false;
    }
  }

  /**
   * A picture of what the camera sees. A face is at the same place in those of all kinds.
   *
   * @param kind what it shows: {@link #COLOUR}, {@link #INFRARED} or {@link #DEPTH}
   * @param width in pixels
   * @param height in pixels
   * @param jpeg the picture
   */
  record Preview(int kind, int width, int height, byte[] jpeg) implements Reply {
    public static final int COLOUR = 1;
    public static final int INFRARED = 2;
    public static final int DEPTH = 3;

    public Preview {
      Limits.range("kind", kind, COLOUR, DEPTH);
      Limits.range("width", width, 1, Limits.U16);
      Limits.range("height", height, 1, Limits.U16);
      Limits.range("JPEG bytes", jpeg.length, 1, Limits.PREVIEW_BYTES);
    }

    @Override
    public boolean isLast() {
      return false;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Preview that
          && kind == that.kind
          && width == that.width
          && height == that.height
          && java.util.Arrays.equals(jpeg, that.jpeg);
    }

    @Override
    public int hashCode() {
      return Objects.hash(kind, width, height, java.util.Arrays.hashCode(jpeg));
    }

    @Override
    public String toString() {
      return "Preview[kind=" + kind + ", " + width + "x" + height + ", " + jpeg.length + " bytes]";
    }
  }

  /** The face is learnt, under this id. */
  record Enrolled(String face) implements Reply {
    public Enrolled {
      Limits.text("face", face, 1, Limits.FACE);
    }
  }

  /** How the agent is set. */
  record SettingList(List<Setting> settings) implements Reply {
    public SettingList {
      settings = Limits.list("settings", settings, Limits.ITEMS);
    }

    /** Their values by their keys; of two with one key the later. */
    public Map<String, String> values() {
      return settings.stream()
          .collect(Collectors.toMap(Setting::key, Setting::value, (first, later) -> later));
    }

    /** One setting and what it means. */
    public record Setting(String key, String value, String description) {
      public Setting {
        Limits.text("key", key, 1, Limits.KEY);
        Limits.text("value", value, 0, Limits.VALUE);
        Limits.text("description", description, 0, Limits.VALUE);
      }
    }
  }

  /**
   * What a trial saw in one frame.
   *
   * @param frame the frame's number
   * @param left the face's left edge in infrared pixels; all four are 0 without a face
   * @param top the face's upper edge
   * @param width the face's width
   * @param height the face's height
   * @param scores named figures of comparators and liveness
   * @param landmarks the points of the face's mesh, always in the same order; empty without a mesh
   */
  record TryFrame(
      long frame,
      int left,
      int top,
      int width,
      int height,
      List<Score> scores,
      List<Point> landmarks)
      implements Reply {
    public TryFrame {
      Limits.range("frame", frame, 0, Long.MAX_VALUE);
      Limits.box(left, top, width, height);
      scores = Limits.list("scores", scores, Limits.SCORES);
      landmarks = Limits.list("landmarks", landmarks, Limits.LANDMARKS);
    }

    @Override
    public boolean isLast() {
      return false;
    }

    /** One figure. */
    public record Score(String name, double value) {
      public Score {
        Limits.text("name", name, 1, Limits.POSE);
      }
    }

    /**
     * A place in the infrared picture.
     *
     * @param x to the right, in pixels
     * @param y downwards, in pixels
     */
    public record Point(int x, int y) {
      public Point {
        Limits.range("x", x, 0, Limits.U16);
        Limits.range("y", y, 0, Limits.U16);
      }
    }
  }

  /** The newest entries of the audit journal, the newest last, each one line of JSON. */
  record JournalPage(List<String> entries) implements Reply {
    public JournalPage {
      entries = Limits.list("entries", entries, Limits.JOURNAL_ENTRIES);
      entries.forEach(entry -> Limits.text("entry", entry, 1, Limits.JOURNAL_ENTRY));
    }
  }

  /**
   * Whether the audit journal is as it was written.
   *
   * @param entries how many were looked at
   * @param outcome {@link #WHOLE} or {@link #BROKEN}
   * @param message where it is broken, and how; empty where it is whole
   */
  record JournalVerified(long entries, int outcome, String message) implements Reply {
    /** Every entry is there and as it was written. */
    public static final int WHOLE = 1;

    /** One was changed, removed or added. */
    public static final int BROKEN = 2;

    public JournalVerified {
      Limits.range("entries", entries, 0, Long.MAX_VALUE);
      Limits.range("outcome", outcome, WHOLE, BROKEN);
      Limits.text("message", message, 0, Limits.MESSAGE);
    }
  }

  /**
   * Embeddings of faces laid out in a plane, in two ways. Near is alike; the axes mean nothing.
   *
   * @param places one an embedding
   */
  record FaceMap(List<Place> places) implements Reply {
    /** Enrolled. */
    public static final int ENROLLED = 1;

    /** Learnt later. */
    public static final int LEARNT = 2;

    /** Seen by an unlock since the agent started. */
    public static final int SEEN = 3;

    public FaceMap {
      places = Limits.list("places", places, Limits.MAP_PLACES);
    }

    /**
     * One embedding.
     *
     * @param kind {@link #ENROLLED}, {@link #LEARNT} or {@link #SEEN}
     * @param user whose face it is; whom an unlock was for, if it was seen
     * @param label the enrolled face's name; the verdict, if it was seen; else empty
     * @param atSeconds when it was enrolled or seen, in seconds since 1970; 0 if that is not known
     * @param across to the right, by principal components
     * @param up upwards, by principal components
     * @param acrossNeighbours to the right, by t-SNE
     * @param upNeighbours upwards, by t-SNE
     */
    public record Place(
        int kind,
        String user,
        String label,
        long atSeconds,
        double across,
        double up,
        double acrossNeighbours,
        double upNeighbours) {
      public Place {
        Limits.range("kind", kind, ENROLLED, SEEN);
        Limits.text("user", user, 1, Limits.USER);
        Limits.text("label", label, 0, Limits.NAME);
        Limits.range("at", atSeconds, 0, Long.MAX_VALUE);
        Limits.finite("across", across);
        Limits.finite("up", up);
        Limits.finite("across neighbours", acrossNeighbours);
        Limits.finite("up neighbours", upNeighbours);
      }
    }
  }

  /**
   * What strictness means. Evidence is the mean of an attempt's frames, in nats.
   *
   * @param unlocks evidence of the user's last unlocks, the newest last
   * @param strangers how evidence of others is spread, as it was calibrated
   * @param own how evidence of persons at their own faces is spread
   * @param frames of the attempts that the operating points and spreads are about
   * @param points from lax to strict
   */
  record Curves(
      List<Double> unlocks, Spread strangers, Spread own, int frames, List<OperatingPoint> points)
      implements Reply {
    public Curves {
      unlocks = Limits.list("unlocks", unlocks, Limits.UNLOCKS);
      unlocks.forEach(evidence -> Limits.finite("evidence", evidence));
      Limits.range("frames", frames, 1, Limits.U16);
      points = Limits.list("points", points, Limits.OPERATING_POINTS);
    }

    /**
     * A normal distribution.
     *
     * @param mean in nats
     * @param deviation in nats, positive
     */
    public record Spread(double mean, double deviation) {
      public Spread {
        Limits.finite("mean", mean);
        Limits.finite("deviation", deviation);
        if (deviation <= 0) {
          throw new IllegalArgumentException("deviation is " + deviation);
        }
      }
    }

    /**
     * What one strictness means.
     *
     * @param falseMatchRate chance of a stranger, 0 to 1
     * @param needed evidence that opens, in nats
     * @param refused share of a person's own attempts that do not reach it, 0 to 1
     * @param siameseDistance what the Siamese network alone would hold to for this rate; NaN where
     *     it alone cannot
     */
    public record OperatingPoint(
        double falseMatchRate, double needed, double refused, double siameseDistance) {
      public OperatingPoint {
        Limits.share("false match rate", falseMatchRate);
        Limits.finite("needed", needed);
        Limits.share("refused", refused);
      }
    }
  }

  /**
   * The next piece of a recording's file.
   *
   * @param bytes one at least
   */
  record RecordingPart(byte[] bytes) implements Reply {
    public RecordingPart {
      Limits.range("recording bytes", bytes.length, 1, Limits.RECORDING_BYTES);
    }

    @Override
    public boolean isLast() {
      return false;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof RecordingPart that && java.util.Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(bytes);
    }

    /** Without the pictures: they belong in no log. */
    @Override
    public String toString() {
      return "RecordingPart[" + bytes.length + " bytes]";
    }
  }

  /**
   * A user's faces, sealed with the key of {@link Request.ExportFaces}.
   *
   * @param sealed opaque, at least one byte
   */
  record ExportedFaces(String user, byte[] sealed) implements Reply {
    public ExportedFaces {
      Limits.text("user", user, 1, Limits.USER);
      Limits.range("sealed bytes", sealed.length, 1, Limits.EXPORT_BYTES);
    }

    @Override
    public boolean isLast() {
      return false;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ExportedFaces that
          && user.equals(that.user)
          && java.util.Arrays.equals(sealed, that.sealed);
    }

    @Override
    public int hashCode() {
      return Objects.hash(user, java.util.Arrays.hashCode(sealed));
    }

    @Override
    public String toString() {
      return "ExportedFaces[" + user + ", " + sealed.length + " bytes]";
    }
  }
}
