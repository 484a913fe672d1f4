package org.kaologin.agent.policy;

import java.util.Optional;
import org.kaologin.agent.sessions.Sessions;

/**
 * Decides whether somebody may look through the camera: whatever polkit says, an ordinary user far
 * away may not. Thread-safe.
 */
public final class CameraPolicy {
  private final Sessions sessions;
  private final FacePolicy faces;

  public CameraPolicy(Sessions sessions, FacePolicy faces) {
    this.sessions = sessions;
    this.faces = faces;
  }

  /** Why this peer may not; nothing when it may. */
  public Optional<Refusal> objection(Peer peer) {
    return peer.isRoot() ? Optional.empty() : faces.objection(sessions.of(peer.pid()));
  }
}
