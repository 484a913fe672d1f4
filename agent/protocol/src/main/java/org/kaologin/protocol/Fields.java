package org.kaologin.protocol;

/** Each message's payload, field by field. */
final class Fields {

  private Fields() {}

  static byte[] of(Message message) {
    PayloadWriter out = new PayloadWriter();
    if (message instanceof Request request) {
      write(out, request);
    } else {
      write(out, (Reply) message);
    }
    return out.toByteArray();
  }

  private static void write(PayloadWriter out, Request request) {
    if (request instanceof Request.Authenticate m) {
      out.text(m.user()).text(m.service()).text(m.tty()).u32(m.deadlineMillis());
      out.u32((m.silent() ? 1 : 0) | (m.agreed() ? 2 : 0));
    } else if (request instanceof Request.PasswordUsed m) {
      out.text(m.user()).text(m.service());
    } else if (request instanceof Request.ListFaces m) {
      out.text(m.user());
    } else if (request instanceof Request.Enrol m) {
      out.text(m.user()).text(m.name()).u32((m.preview() ? 1 : 0) | (m.twice() ? 2 : 0));
    } else if (request instanceof Request.RenameFace m) {
      out.text(m.user()).text(m.face()).text(m.name());
    } else if (request instanceof Request.DeleteFace m) {
      out.text(m.user()).text(m.face());
    } else if (request instanceof Request.SetSetting m) {
      out.text(m.key()).text(m.value());
    } else if (request instanceof Request.Try m) {
      out.text(m.user()).u32(m.deadlineMillis()).flag(m.preview());
    } else if (request instanceof Request.ReadJournal m) {
      out.u32(m.most());
    } else if (request instanceof Request.Lock m) {
      out.text(m.user());
    } else if (request instanceof Request.AllowFace m) {
      out.text(m.user());
    } else if (request instanceof Request.FaceStanding m) {
      out.text(m.user());
    } else if (request instanceof Request.ReadActivity m) {
      out.text(m.user()).u32(m.most());
    } else if (request instanceof Request.ReadMap m) {
      out.text(m.user()).text(m.comparator());
    } else if (request instanceof Request.ReadCurves m) {
      out.text(m.user());
    } else if (request instanceof Request.RecordFrames m) {
      out.u16(m.frames());
    } else if (request instanceof Request.RotateMasterKey m) {
      out.u16(m.credential().length).bytes(m.credential());
    } else if (request instanceof Request.RevokeTemplates m) {
      out.text(m.user());
    } else if (request instanceof Request.ExportFaces m) {
      out.bytes(m.key());
    } else if (request instanceof Request.ImportFaces m) {
      out.text(m.user()).flag(m.replace()).bytes(m.key());
      out.u32(m.sealed().length).bytes(m.sealed());
    }
  }

  private static void write(PayloadWriter out, Reply reply) {
    if (reply instanceof Reply.Progress m) {
      out.u16(m.code());
    } else if (reply instanceof Reply.Verdict m) {
      out.u16(m.code()).u32(m.elapsedMillis());
    } else if (reply instanceof Reply.Refused m) {
      out.u16(m.code()).text(m.message());
    } else if (reply instanceof Reply.StatusReport m) {
      out.list(m.items(), (to, item) -> to.text(item.key()).text(item.value()));
    } else if (reply instanceof Reply.FaceList m) {
      out.list(m.faces(), Fields::face);
    } else if (reply instanceof Reply.EnrolProgress m) {
      out.u16(m.posesDone()).u16(m.posesWanted()).text(m.nextPose());
      out.list(m.hints(), PayloadWriter::u16);
      out.u16(m.views()).f64(m.yawDegrees()).f64(m.pitchDegrees());
      out.u16(m.left()).u16(m.top()).u16(m.width()).u16(m.height());
    } else if (reply instanceof Reply.Preview m) {
      out.u16(m.kind()).u16(m.width()).u16(m.height()).u32(m.jpeg().length).bytes(m.jpeg());
    } else if (reply instanceof Reply.Enrolled m) {
      out.text(m.face());
    } else if (reply instanceof Reply.SettingList m) {
      out.list(m.settings(), (to, s) -> to.text(s.key()).text(s.value()).text(s.description()));
    } else if (reply instanceof Reply.TryFrame m) {
      out.u64(m.frame()).u16(m.left()).u16(m.top()).u16(m.width()).u16(m.height());
      out.list(m.scores(), (to, score) -> to.text(score.name()).f64(score.value()));
      out.list(m.landmarks(), (to, point) -> to.u16(point.x()).u16(point.y()));
    } else if (reply instanceof Reply.JournalPage m) {
      out.list(m.entries(), PayloadWriter::text);
    } else if (reply instanceof Reply.JournalVerified m) {
      out.u64(m.entries()).u16(m.outcome()).text(m.message());
    } else if (reply instanceof Reply.FaceMap m) {
      out.list(m.places(), Fields::place);
    } else if (reply instanceof Reply.Curves m) {
      out.list(m.unlocks(), PayloadWriter::f64);
      out.f64(m.strangers().mean()).f64(m.strangers().deviation());
      out.f64(m.own().mean()).f64(m.own().deviation()).u16(m.frames());
      out.list(
          m.points(),
          (to, p) ->
              to.f64(p.falseMatchRate()).f64(p.needed()).f64(p.refused()).f64(p.siameseDistance()));
    } else if (reply instanceof Reply.RecordingPart m) {
      out.u32(m.bytes().length).bytes(m.bytes());
    } else if (reply instanceof Reply.ExportedFaces m) {
      out.text(m.user()).u32(m.sealed().length).bytes(m.sealed());
    }
  }

  private static void face(PayloadWriter out, Reply.FaceList.Face face) {
    out.text(face.id())
        .text(face.name())
        .u64(face.enrolledAtSeconds())
        .u64(face.lastUsedAtSeconds())
        .u16(face.templates())
        .f64(face.fit())
        .f64(face.needed());
  }

  private static void place(PayloadWriter out, Reply.FaceMap.Place place) {
    out.u16(place.kind()).text(place.user()).text(place.label()).u64(place.atSeconds());
    out.f64(place.across()).f64(place.up());
    out.f64(place.acrossNeighbours()).f64(place.upNeighbours());
  }
}
