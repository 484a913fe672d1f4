package org.kaologin.protocol;

import java.util.Arrays;
import java.util.Optional;

/** The specification's tables: each type's number, its largest payload, and how it is read. */
@SuppressWarnings("ImmutableEnumChecker") // decoders are functions without state
enum MessageType {
  AUTHENTICATE(0x0001, 1024, Request.Authenticate.class, MessageType::authenticate),
  PASSWORD_USED(
      0x0002,
      1024,
      Request.PasswordUsed.class,
      in -> new Request.PasswordUsed(in.text(), in.text())),
  STATUS(0x0010, 0, Request.Status.class, in -> new Request.Status()),
  LIST_FACES(0x0011, 512, Request.ListFaces.class, in -> new Request.ListFaces(in.text())),
  ENROL(0x0012, 1024, Request.Enrol.class, MessageType::enrol),
  RENAME_FACE(
      0x0013,
      1024,
      Request.RenameFace.class,
      in -> new Request.RenameFace(in.text(), in.text(), in.text())),
  DELETE_FACE(
      0x0014, 1024, Request.DeleteFace.class, in -> new Request.DeleteFace(in.text(), in.text())),
  GET_SETTINGS(0x0015, 0, Request.GetSettings.class, in -> new Request.GetSettings()),
  SET_SETTING(
      0x0016, 2048, Request.SetSetting.class, in -> new Request.SetSetting(in.text(), in.text())),
  TRY(0x0017, 1024, Request.Try.class, in -> new Request.Try(in.text(), in.smallU32(), in.flag())),
  READ_JOURNAL(0x0018, 4, Request.ReadJournal.class, in -> new Request.ReadJournal(in.smallU32())),
  VAULT_STATUS(0x0020, 0, Request.VaultStatus.class, in -> new Request.VaultStatus()),
  ROTATE_MASTER_KEY(
      0x0021,
      34,
      Request.RotateMasterKey.class,
      in -> new Request.RotateMasterKey(in.bytes(in.u16()))),
  REVOKE_TEMPLATES(
      0x0022, 512, Request.RevokeTemplates.class, in -> new Request.RevokeTemplates(in.text())),
  EXPORT_FACES(
      0x0023,
      Limits.SECRET,
      Request.ExportFaces.class,
      in -> new Request.ExportFaces(in.bytes(Limits.SECRET))),
  IMPORT_FACES(
      0x0024,
      1049600,
      Request.ImportFaces.class,
      in ->
          new Request.ImportFaces(
              in.text(), in.flag(), in.bytes(Limits.SECRET), in.bytes(in.smallU32()))),
  LOCK(0x0030, 512, Request.Lock.class, in -> new Request.Lock(in.text())),
  ALLOW_FACE(0x0031, 512, Request.AllowFace.class, in -> new Request.AllowFace(in.text())),
  FACE_STANDING(0x0032, 512, Request.FaceStanding.class, in -> new Request.FaceStanding(in.text())),
  READ_ACTIVITY(
      0x0033,
      512,
      Request.ReadActivity.class,
      in -> new Request.ReadActivity(in.text(), in.smallU32())),
  READ_MAP(0x0034, 512, Request.ReadMap.class, in -> new Request.ReadMap(in.text(), in.text())),
  READ_CURVES(0x0035, 512, Request.ReadCurves.class, in -> new Request.ReadCurves(in.text())),
  RECORD_FRAMES(0x0036, 2, Request.RecordFrames.class, in -> new Request.RecordFrames(in.u16())),
  VERIFY_JOURNAL(0x0038, 0, Request.VerifyJournal.class, in -> new Request.VerifyJournal()),

  PROGRESS(0x8001, 2, Reply.Progress.class, in -> new Reply.Progress(in.u16())),
  VERDICT(0x8002, 6, Reply.Verdict.class, in -> new Reply.Verdict(in.u16(), in.u32())),
  DONE(0x8003, 0, Reply.Done.class, in -> new Reply.Done()),
  REFUSED(0x8004, 1026, Reply.Refused.class, in -> new Reply.Refused(in.u16(), in.text())),
  STATUS_REPORT(
      0x8010,
      16384,
      Reply.StatusReport.class,
      in ->
          new Reply.StatusReport(
              in.list(
                  Limits.ITEMS, item -> new Reply.StatusReport.Item(item.text(), item.text())))),
  FACE_LIST(
      0x8011,
      65536,
      Reply.FaceList.class,
      in ->
          new Reply.FaceList(
              in.list(
                  Limits.FACES,
                  face ->
                      new Reply.FaceList.Face(
                          face.text(),
                          face.text(),
                          face.u63(),
                          face.u63(),
                          face.u16(),
                          face.f64(),
                          face.f64())))),
  ENROL_PROGRESS(
      0x8012,
      8192,
      Reply.EnrolProgress.class,
      in ->
          new Reply.EnrolProgress(
              in.u16(),
              in.u16(),
              in.text(),
              in.list(Limits.HINTS, PayloadReader::u16),
              in.u16(),
              in.f64(),
              in.f64(),
              in.u16(),
              in.u16(),
              in.u16(),
              in.u16())),
  PREVIEW(
      0x8013,
      1048576,
      Reply.Preview.class,
      in -> new Reply.Preview(in.u16(), in.u16(), in.u16(), in.bytes(in.smallU32()))),
  ENROLLED(0x8014, 66, Reply.Enrolled.class, in -> new Reply.Enrolled(in.text())),
  SETTING_LIST(
      0x8015,
      65536,
      Reply.SettingList.class,
      in ->
          new Reply.SettingList(
              in.list(
                  Limits.ITEMS,
                  setting ->
                      new Reply.SettingList.Setting(
                          setting.text(), setting.text(), setting.text())))),
  TRY_FRAME(
      0x8017,
      8192,
      Reply.TryFrame.class,
      in ->
          new Reply.TryFrame(
              in.u63(),
              in.u16(),
              in.u16(),
              in.u16(),
              in.u16(),
              in.list(Limits.SCORES, score -> new Reply.TryFrame.Score(score.text(), score.f64())),
              in.list(
                  Limits.LANDMARKS, point -> new Reply.TryFrame.Point(point.u16(), point.u16())))),
  JOURNAL_PAGE(
      0x8018,
      1048576,
      Reply.JournalPage.class,
      in -> new Reply.JournalPage(in.list(Limits.JOURNAL_ENTRIES, PayloadReader::text))),
  FACE_MAP(
      0x8034,
      1048576,
      Reply.FaceMap.class,
      in ->
          new Reply.FaceMap(
              in.list(
                  Limits.MAP_PLACES,
                  place ->
                      new Reply.FaceMap.Place(
                          place.u16(),
                          place.text(),
                          place.text(),
                          place.u63(),
                          place.f64(),
                          place.f64(),
                          place.f64(),
                          place.f64())))),
  CURVES(
      0x8035,
      16384,
      Reply.Curves.class,
      in ->
          new Reply.Curves(
              in.list(Limits.UNLOCKS, PayloadReader::f64),
              new Reply.Curves.Spread(in.f64(), in.f64()),
              new Reply.Curves.Spread(in.f64(), in.f64()),
              in.u16(),
              in.list(
                  Limits.OPERATING_POINTS,
                  point ->
                      new Reply.Curves.OperatingPoint(
                          point.f64(), point.f64(), point.f64(), point.f64())))),
  RECORDING_PART(
      0x8036,
      1048580,
      Reply.RecordingPart.class,
      in -> new Reply.RecordingPart(in.bytes(in.smallU32()))),
  JOURNAL_VERIFIED(
      0x8038,
      1034,
      Reply.JournalVerified.class,
      in -> new Reply.JournalVerified(in.u63(), in.u16(), in.text())),
  EXPORTED_FACES(
      0x8023,
      1049600,
      Reply.ExportedFaces.class,
      in -> new Reply.ExportedFaces(in.text(), in.bytes(in.smallU32())));

  /** Reads one message's fields; a function without state. */
  interface Decoder {
    Message decode(PayloadReader payload) throws ProtocolException;
  }

  private final int code;
  private final int maxPayloadBytes;
  private final Class<? extends Message> messageClass;
  private final Decoder decoder;

  MessageType(
      int code, int maxPayloadBytes, Class<? extends Message> messageClass, Decoder decoder) {
    this.code = code;
    this.maxPayloadBytes = maxPayloadBytes;
    this.messageClass = messageClass;
    this.decoder = decoder;
  }

  private static Request authenticate(PayloadReader in) throws ProtocolException {
    String user = in.text();
    String service = in.text();
    String tty = in.text();
    int deadlineMillis = in.smallU32();
    long flags = in.flags(3);
    return new Request.Authenticate(
        user, service, tty, deadlineMillis, (flags & 1) != 0, (flags & 2) != 0);
  }

  private static Request enrol(PayloadReader in) throws ProtocolException {
    String user = in.text();
    String name = in.text();
    long flags = in.flags(3);
    return new Request.Enrol(user, name, (flags & 1) != 0, (flags & 2) != 0);
  }

  int code() {
    return code;
  }

  int maxPayloadBytes() {
    return maxPayloadBytes;
  }

  Decoder decoder() {
    return decoder;
  }

  static Optional<MessageType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  static MessageType of(Message message) {
    return Arrays.stream(values())
        .filter(type -> type.messageClass.isInstance(message))
        .findFirst()
        .orElseThrow();
  }
}
