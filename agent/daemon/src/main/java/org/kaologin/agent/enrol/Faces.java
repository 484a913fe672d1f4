package org.kaologin.agent.enrol;

import java.io.IOException;
import java.util.Map;
import org.kaologin.agent.administration.NotedAnswer;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.standing.Moment;
import org.kaologin.agent.standing.Standings;
import org.kaologin.agent.vault.StoredFace;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.TemplateCodec;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Lists, renames and forgets faces. Thread-safe. */
public final class Faces {
  private final Vault vault;
  private final Standings standings;
  private final NotedAnswer answer;

  public Faces(Vault vault, Standings standings, NotedAnswer answer) {
    this.vault = vault;
    this.standings = standings;
    this.answer = answer;
  }

  /** Answers a request that the peer may make. */
  public void list(Request.ListFaces request, Conversation client) throws IOException {
    Reply reply;
    try {
      long lastUnlock = standings.of(request.user()).face().map(Moment::wallSeconds).orElse(0L);
      reply =
          new Reply.FaceList(
              vault.faces(request.user()).stream().map(face -> item(face, lastUnlock)).toList());
    } catch (VaultException e) {
      reply = new Reply.Refused(RefusalCode.FAILED, e.getMessage());
    }
    client.send(reply);
  }

  private static Reply.FaceList.Face item(StoredFace face, long lastUnlockSeconds) {
    return new Reply.FaceList.Face(
        face.id(),
        face.name(),
        face.enrolledAt().getEpochSecond(),
        lastUnlockSeconds,
        templates(face));
  }

  /** How many there are; none when another version wrote them. */
  private static int templates(StoredFace face) {
    try {
      return TemplateCodec.decode(face.templates()).size();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  /** Answers a request that the peer may make. */
  public void rename(Request.RenameFace request, Conversation client) throws IOException {
    change(
        Event.RENAME_FACE,
        request.user(),
        request.face(),
        client,
        () -> vault.rename(request.user(), request.face(), request.name()));
  }

  /** Answers a request that the peer may make. */
  public void delete(Request.DeleteFace request, Conversation client) throws IOException {
    change(
        Event.DELETE_FACE,
        request.user(),
        request.face(),
        client,
        () -> vault.delete(request.user(), request.face()));
  }

  /** A change of a face; false when there is no such face. */
  private interface Change {
    boolean run() throws VaultException;
  }

  private void change(Event event, String user, String face, Conversation client, Change change)
      throws IOException {
    answer.give(
        client,
        event,
        user,
        Map.of("face", face),
        () ->
            change.run()
                ? new Reply.Done()
                : new Reply.Refused(RefusalCode.NOT_FOUND, user + " has no face " + face));
  }
}
