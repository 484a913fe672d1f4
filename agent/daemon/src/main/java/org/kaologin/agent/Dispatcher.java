package org.kaologin.agent;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.administration.Administration;
import org.kaologin.agent.administration.StatusReporter;
import org.kaologin.agent.administration.VaultAdministration;
import org.kaologin.agent.enrol.Enrolling;
import org.kaologin.agent.enrol.Faces;
import org.kaologin.agent.insight.FaceMaps;
import org.kaologin.agent.insight.Recorder;
import org.kaologin.agent.insight.Strictnesses;
import org.kaologin.agent.journal.Entry;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.policy.Authorisation;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.server.RequestHandler;
import org.kaologin.agent.unlock.Authentication;
import org.kaologin.agent.unlock.Trial;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** Hands each request to who answers it, if the peer may ask it. */
record Dispatcher(
    Authorisation authorisation,
    Journal journal,
    Authentication authentication,
    Trial trial,
    Enrolling enrolling,
    Faces faces,
    Administration administration,
    VaultAdministration vault,
    FaceMaps maps,
    Strictnesses strictnesses,
    Recorder recorder,
    StatusReporter status)
    implements RequestHandler {

  @Override
  public void handle(Request request, Conversation client)
      throws IOException, InterruptedException {
    Optional<String> objection =
        authorisation.objection(client.peer(), request, client::isAbandoned);
    if (objection.isEmpty()) {
      dispatch(request, client);
    } else {
      refuse(request, client, objection.get());
    }
  }

  private void dispatch(Request request, Conversation client)
      throws IOException, InterruptedException {
    if (request instanceof Request.Authenticate r) {
      authentication.handle(r, client);
    } else if (request instanceof Request.PasswordUsed r) {
      administration.passwordUsed(r, client);
    } else if (request instanceof Request.Status) {
      status.handle(client);
    } else if (request instanceof Request.ListFaces r) {
      faces.list(r, client);
    } else if (request instanceof Request.Enrol r) {
      enrolling.handle(r, client);
    } else if (request instanceof Request.RenameFace r) {
      faces.rename(r, client);
    } else if (request instanceof Request.DeleteFace r) {
      faces.delete(r, client);
    } else if (request instanceof Request.GetSettings) {
      administration.settings(client);
    } else if (request instanceof Request.SetSetting r) {
      administration.adjust(r, client);
    } else if (request instanceof Request.Try r) {
      trial.handle(r, client);
    } else if (request instanceof Request.ReadJournal r) {
      administration.journal(r, client);
    } else if (request instanceof Request.VerifyJournal) {
      administration.verify(client);
    } else if (request instanceof Request.Lock r) {
      administration.lock(r, client);
    } else if (request instanceof Request.AllowFace r) {
      administration.allow(r, client);
    } else if (request instanceof Request.FaceStanding r) {
      administration.standing(r, client);
    } else if (request instanceof Request.ReadActivity r) {
      administration.activity(r, client);
    } else if (request instanceof Request.ReadMap r) {
      maps.handle(r, client);
    } else if (request instanceof Request.ReadCurves r) {
      strictnesses.handle(r, client);
    } else if (request instanceof Request.RecordFrames r) {
      recorder.handle(r, client);
    } else if (request instanceof Request.VaultStatus) {
      vault.status(client);
    } else if (request instanceof Request.RotateMasterKey r) {
      vault.rotate(r, client);
    } else if (request instanceof Request.RevokeTemplates r) {
      vault.revoke(r, client);
    } else if (request instanceof Request.ExportFaces r) {
      vault.export(r, client);
    } else if (request instanceof Request.ImportFaces r) {
      vault.take(r, client);
    }
  }

  private void refuse(Request request, Conversation client, String objection) throws IOException {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("request", request.getClass().getSimpleName());
    details.put("reason", objection);
    journal.note(new Entry(Event.NOT_AUTHORISED, client.peer(), "", "refused", details));
    boolean wantsVerdict =
        request instanceof Request.Authenticate || request instanceof Request.Try;
    client.send(
        wantsVerdict
            ? new Reply.Verdict(VerdictCode.NOT_AUTHORISED, 0)
            : new Reply.Refused(RefusalCode.NOT_AUTHORISED, objection));
  }
}
