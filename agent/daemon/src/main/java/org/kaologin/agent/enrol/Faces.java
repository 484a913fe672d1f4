package org.kaologin.agent.enrol;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.kaologin.agent.administration.NotedAnswer;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.standing.Standings;
import org.kaologin.agent.unlock.RecentFaces;
import org.kaologin.agent.vault.StoredFace;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.OperatingPoint;
import org.kaologin.biometrics.TemplateCodec;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;

/** Lists, renames and forgets faces. Thread-safe. */
public final class Faces {
  private final Vault vault;
  private final Settings settings;
  private final Standings standings;
  private final Journal journal;
  private final NotedAnswer answer;
  private final RecentFaces recent;

  public Faces(
      Vault vault,
      Settings settings,
      Standings standings,
      Journal journal,
      NotedAnswer answer,
      RecentFaces recent) {
    this.vault = vault;
    this.settings = settings;
    this.standings = standings;
    this.journal = journal;
    this.answer = answer;
    this.recent = recent;
  }

  /** Answers a request that the peer may make. */
  public void list(Request.ListFaces request, Conversation client) throws IOException {
    Reply reply;
    try {
      List<StoredFace> faces = vault.faces(request.user());
      Uses uses = Uses.of(request.user(), standings, journal);
      double needed =
          OperatingPoint.of(settings.get(Keys.FALSE_MATCH_RATE), Math.max(1, faces.size()))
              .needed();
      reply = new Reply.FaceList(faces.stream().map(face -> item(face, uses, needed)).toList());
    } catch (VaultException e) {
      reply = new Reply.Refused(RefusalCode.FAILED, e.getMessage());
    }
    client.send(reply);
  }

  private static Reply.FaceList.Face item(StoredFace face, Uses uses, double needed) {
    return new Reply.FaceList.Face(
        face.id(),
        face.name(),
        face.enrolledAt().getEpochSecond(),
        uses.lastSeconds(face.id()),
        templates(face),
        uses.fit(face.id()),
        needed);
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
        () -> {
          recent.forget(request.user());
          return vault.delete(request.user(), request.face());
        });
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
