package org.kaologin.agent.sessions;

import java.util.Locale;
import java.util.Optional;

/**
 * Where whoever asks sits, seen from the camera. It is told by the process that asks; whose face is
 * asked for does not matter: who types {@code su bob} has bob beside him.
 *
 * <table>
 *   <caption>What somebody in front of the machine would expect</caption>
 *   <tr><th>who asks</th><th>who is in front</th><th>whereabouts</th></tr>
 *   <tr><td>below a remote daemon, or in a session with {@code Remote=yes}</td><td>whoever</td>
 *     <td>{@link #REMOTE}</td></tr>
 *   <tr><td>anybody else, with the lid closed and no second screen</td><td>nobody</td>
 *     <td>{@link #LID_CLOSED}</td></tr>
 *   <tr><td>cron, a system service, a lingering service manager, a session without a seat, or a
 *     machine without a login manager</td><td>whoever</td><td>{@link #UNKNOWN}</td></tr>
 *   <tr><td>a session at a seat that is not the camera's</td><td>whoever</td>
 *     <td>{@link #OTHER_SEAT}</td></tr>
 *   <tr><td>sudo, su, a screen locker in the session in front</td><td>its user</td>
 *     <td>{@link #HERE}</td></tr>
 *   <tr><td>a program of a desktop, outside of its session but below its user's service manager</td>
 *     <td>that user</td><td>{@link #HERE}</td></tr>
 *   <tr><td>login or a display manager, which have no session yet</td><td>the greeter, or an empty
 *     terminal</td><td>{@link #HERE}</td></tr>
 *   <tr><td>the same, for a second terminal or screen behind the one in front</td><td>a user</td>
 *     <td>{@link #OTHERS_SESSION}</td></tr>
 *   <tr><td>sudo or a locker in a session that is not in front</td><td>another user</td>
 *     <td>{@link #OTHERS_SESSION}: or a program left behind would be opened by the face of whoever
 *     sits down next</td></tr>
 *   <tr><td>the same</td><td>the same user's other session, or the greeter</td>
 *     <td>{@link #BACKGROUND}: nobody sees what is asked, so nobody can have agreed to it</td></tr>
 *   <tr><td>the same</td><td>an empty terminal</td><td>{@link #NO_ACTIVE_SESSION}</td></tr>
 * </table>
 *
 * <p>A closed lid with a second screen, or in a docking station, is an open one: the Kinect stands
 * beside the screen that is used, not in the lid. The login manager tells the two apart.
 */
public enum Whereabouts {
  /** In front of the camera's screen. */
  HERE(""),
  /** Far away. */
  REMOTE("the session comes over a network"),
  /** Nobody can tell. */
  UNKNOWN("nobody can tell whether the session is at this machine"),
  /** In front of a closed machine. */
  LID_CLOSED("the lid is closed, and there is no other screen"),
  /** At a seat without the camera. */
  OTHER_SEAT("the session is at another seat than the camera"),
  /** In a session that is not in front, and none is. */
  NO_ACTIVE_SESSION("no session is in front"),
  /** In a session that is not in front, while another one of the same user or the greeter is. */
  BACKGROUND("the session is in the background"),
  /** In a session that is not in front, while another user's is. */
  OTHERS_SESSION("another user's session is in front");

  private final String objection;

  Whereabouts(String objection) {
    this.objection = objection;
  }

  /** What speaks against a face, in words. */
  public Optional<String> objection() {
    return Optional.of(objection).filter(words -> !words.isEmpty());
  }

  /** As the journal writes it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
