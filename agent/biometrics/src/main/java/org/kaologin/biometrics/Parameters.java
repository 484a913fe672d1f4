package org.kaologin.biometrics;

/**
 * Every number of the chain that could be another, with its unit and where it comes from.
 *
 * <p>What a network fixes by its training (input sizes, anchors, templates) stands beside the
 * network.
 */
public final class Parameters {

  // ---- The infrared picture as the networks see it

  /** Share of pixels that stay below white. Measured best of 90, 95, 98, 99 % on real frames. */
  public static final double INFRARED_WHITE_QUANTILE = 0.98;

  /** Exponent of the tone curve. Skin close to the lamp keeps its shading; measured as above. */
  public static final double INFRARED_GAMMA = 0.6;

  /** Infrared counts below which "white" never falls, so that an empty room's noise stays dark. */
  public static final double INFRARED_WHITE_MINIMUM = 400;

  // ---- Finding a face

  /** Probability from which a box counts as a face; the detector's authors' own. */
  public static final double DETECTION_SCORE = 0.5;

  /** Overlap (intersection over union) from which two boxes are one face; the authors' own. */
  public static final double DETECTION_OVERLAP = 0.3;

  /** Side of the square for the landmarks, in detector boxes: mean over 111 labelled faces. */
  public static final double LANDMARK_SQUARE = 1.019;

  /**
   * The same in photographs, where the square lies by the detector's eyes. Middle of the range that
   * tells LFW's pairs best: 596 or 597 of 600 at 0.80 to 0.95, 592 at 1.02, 591 at 1.10.
   */
  public static final double PHOTOGRAPH_SQUARE = 0.9;

  /** Side of the region whose brightness sets the tone curve of one face, in detector boxes. */
  public static final double FACE_REGION = 1.4;

  /** Size a second face must have, in the largest one's sides, to be somebody and not a picture. */
  public static final double SECOND_FACE_SIZE = 0.6;

  // ---- Where a face may be

  /** Nearest depth used, in mm: the sensor gives none below. */
  public static final double NEAREST_MILLIMETRES = 450;

  /** Farthest face judged, in mm: beyond, a face is under 60 pixels wide. */
  public static final double FARTHEST_MILLIMETRES = 1500;

  /** Largest turn of the head to the side, in degrees, that an unlock still uses. */
  public static final double LARGEST_YAW_DEGREES = 35;

  /** Largest nod, in degrees, that an unlock still uses. */
  public static final double LARGEST_PITCH_DEGREES = 35;

  // ---- Where a head is: the fit of the mean face. All as the networks were trained, align.py

  /** Half side of the square of pixels around a face that is looked at, in eye distances. */
  public static final double HEAD_WINDOW = 1.3;

  /** Pixels along a side of that square that the fit reads; more say nothing new of six numbers. */
  public static final int HEAD_FIT_PIXELS = 56;

  /** Rounds of the fit; on real frames nothing moves after ten. */
  public static final int HEAD_FIT_ROUNDS = 12;

  /** Largest residual that counts in the first round, in mm: landmarks are off by so much. */
  public static final double HEAD_FIT_FIRST_REACH = 30;

  /** The same in the last rounds: faces differ from the mean by so much. */
  public static final double HEAD_FIT_LAST_REACH = 7;

  /** Half width of the part of the face that is fitted, in mm. */
  public static final double HEAD_FIT_HALF_WIDTH = 62;

  /** Half height of the same. */
  public static final double HEAD_FIT_HALF_HEIGHT = 62;

  /** y below which the jaw moves, in mm from the mean face's origin. */
  public static final double HEAD_FIT_JAW = 28;

  /** What the moving part counts, of what the rest does. */
  public static final double HEAD_FIT_JAW_WEIGHT = 0.15;

  /** Neighbouring depths that differ by more than this, in mm, are two surfaces. */
  public static final double HEAD_EDGE = 22;

  /** Share of the face that must be seen for its shape to be compared; least in the training. */
  public static final double HEAD_SEEN = 0.6;

  /** Width of the detector's box of an adult face, in mm: what a face's size says of its range. */
  public static final double FACE_WIDTH_MILLIMETRES = 150;

  // ---- Liveness: does colour agree?

  /**
   * Mean of a face in the colour picture, 0 to 255, from which it must show: an eighth of white.
   * Below, the camera already exposes for as long as it can, and the picture is noise.
   */
  public static final double COLOUR_BRIGHTNESS = 32;

  /**
   * How far from its place it may be, in its own sides: in the dark the colour picture is up to 67
   * ms old, in which a head moves by no more.
   */
  public static final double COLOUR_SLACK = 0.5;

  // ---- Liveness: is it a head?

  /** Half axes of the ellipse read as face surface, in eye distances (outer corners). */
  public static final double SURFACE_HALF_WIDTH = 0.72;

  /** See {@link #SURFACE_HALF_WIDTH}. */
  public static final double SURFACE_HALF_HEIGHT = 0.85;

  /** Share of the ellipse that must have depth. Dark screens and glass have none. */
  public static final double SURFACE_SHARE = 0.55;

  /** Range around the middle of the face that belongs to it, in mm; the rest is background. */
  public static final double SURFACE_DEPTH_MILLIMETRES = 90;

  /**
   * Least departure (root mean square, mm) from the best plane. A flat print gives the sensor's
   * noise, 1 to 3 mm; real heads 6 mm and more (see `kao evaluate`).
   */
  public static final double RELIEF_MILLIMETRES = 4.5;

  /** Least height of the nose over the best plane, in mm. */
  public static final double NOSE_MILLIMETRES = 6;

  /** Narrowest outer eye distance of a human head, in mm (anthropometry: 5-year-olds, 80). */
  public static final double NARROWEST_EYES_MILLIMETRES = 65;

  /** Widest outer eye distance, in mm (adult 99th percentile is below 110), with slack for pose. */
  public static final double WIDEST_EYES_MILLIMETRES = 130;

  /**
   * Least infrared brightness at 1 m: counts times the square of the range in metres. Skin gives
   * some thousands, a screen's glass some tens.
   */
  public static final double SKIN_INFRARED_AT_ONE_METRE = 800;

  /**
   * How far from the mean face, in mm, a pixel can be and still be a face's; flying ones are not.
   */
  public static final double HEAD_REACH = 20;

  /** Least share of the face's cells within that reach; 594 real frames: 0.92 and more. */
  public static final double HEAD_SHARE = 0.8;

  /**
   * Least likeness of the relief to the mean face's: 594 real frames 0.61 and more, prints worn
   * over a head mostly below 0.4.
   */
  public static final double HEAD_LIKENESS = 0.5;

  /**
   * From here on light follows form as on a cast: the same real frames 0.63 at most, casts of one
   * material 0.73 and more.
   */
  public static final double ONE_MATERIAL_SHADING = 0.68;

  /** And less contrast than this is left: the same real frames 0.17 and more, casts mostly 0.09. */
  public static final double ONE_MATERIAL_CONTRAST = 0.12;

  // ---- Consent

  /**
   * How far the head's pitch goes in a nod, in degrees; its noise from frame to frame is near 1.
   */
  public static final double NOD_DEGREES = 8;

  /** How near it comes back to where it was, in degrees. */
  public static final double NOD_BACK_DEGREES = 3;

  /** Frames within which a nod happens: a second and a half. */
  public static final int NOD_FRAMES = 45;

  /** Judged frames in a row without life after which an attempt is refused as a spoof. */
  public static final int FRAMES_WITHOUT_LIFE = 4;

  /** Degrees of yaw or pitch over an attempt that count as a head's motion; noise is under 2. */
  public static final double MOVED_DEGREES = 5;

  // ---- Attention

  /** Openness of eyes, see {@code Attention}, of a person of whom none was enrolled. */
  public static final double USUAL_OPENNESS = 0.22;

  /** Openness below which no eye is open: real closed eyes give 0.12 to 0.2. */
  public static final double LEAST_OPENNESS = 0.16;

  /**
   * Share of the usual openness from which eyes are open. Closed ones: real 0.4 to 0.75, rendered
   * 0.75.
   */
  public static final double OPEN_SHARE = 0.77;

  /** Largest angle between the face and the way to the sensor at which the screen is looked at. */
  public static final double LARGEST_TURN_DEGREES = 30;

  /** Frames of which most, the last among them, must show attention. */
  public static final int ATTENTION_FRAMES = 4;

  // ---- Deciding

  /**
   * Most evidence of one frame for the person, in nats: nearly what a genuine frame says on the
   * average (22), more than the strictest setting asks for. So no single frame outweighs others
   * that speak against it.
   */
  public static final double LARGEST_FRAME_EVIDENCE = 18;

  /** Chance to refuse a genuine person early that the sequential test may take. */
  public static final double EARLY_REFUSAL = 0.01;

  /** Least frames before a face is refused as somebody else's. */
  public static final int FRAMES_BEFORE_REFUSAL = 5;

  // ---- Enrolment

  /** Yaw or pitch, in degrees, from which a pose counts as turned. */
  public static final double TURNED_DEGREES = 7;

  /** Yaw and pitch, in degrees, up to which a pose counts as straight. */
  public static final double STRAIGHT_DEGREES = 6;

  /** Looks in a row that must agree before they count as this person's straight look. */
  public static final int STEADY_FRAMES = 4;

  /** How far, in degrees, looks may differ to agree: twice the pose's noise from frame to frame. */
  public static final double STEADY_DEGREES = 3;

  /** Distance above which two enrolment samples cannot be one person's. */
  public static final double SAME_PERSON_DISTANCE = 0.6;

  // ---- Adaptation. Face ID names its two rules and no number; these are this product's choice

  /** Most templates kept of captures that opened. */
  public static final int FRESH_TEMPLATES = 2;

  /** Unlocks that such a template serves: some days of use, so that it shows today's look. */
  public static final int FRESH_UNLOCKS = 20;

  /**
   * How many times rarer than the unlock's false match rate a stranger must say as much as a
   * capture that becomes such a template: ten times rarer than a frame that opens alone, which
   * itself is up to 2.5 times rarer than the rate, because an attempt has several looks.
   */
  public static final double FRESH_STRICTNESS = 25;

  /**
   * Evidence, in nats without bound, from which a capture says nothing new: that of a genuine frame
   * on the average (half of d' squared, 22) and one deviation more (d', 7).
   */
  public static final double KNOWN_EVIDENCE = 29;

  /** Most templates kept of captures that the password confirmed. */
  public static final int CONFIRMED_TEMPLATES = 3;

  /** Unlocks in a row without its match after which such a template goes. */
  public static final int CONFIRMED_UNLOCKS = 20;

  /**
   * How near a refused attempt must be, as a false match rate, for the password to mean its face.
   */
  public static final double NEAR_MISS_RATE = 1e-2;

  /** Time for the password after a near miss, in seconds. */
  public static final int NEAR_MISS_SECONDS = 30;

  /** How near the face at the password must be to the anchors, as a false match rate. */
  public static final double CONFIRMED_RATE = 1e-3;

  /**
   * How far anything adapted may lie from what was enrolled, as a false match rate: where the way
   * of the steps between ends.
   */
  public static final double OUTER_RATE = 1e-2;

  /** Frames that show the face at the password. */
  public static final int CONFIRMING_FRAMES = 5;

  /** Live frames that each frame without life needs beside it in an attempt to be learnt from. */
  public static final int LIVE_FRAMES_PER_DOUBT = 10;

  private Parameters() {}
}
