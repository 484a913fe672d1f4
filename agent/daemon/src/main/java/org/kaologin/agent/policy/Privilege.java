package org.kaologin.agent.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.kaologin.protocol.Request;

/**
 * Who may ask what: PROTOCOL.md's table "Who may ask". Root may ask everything; for other users a
 * row has a column for what is about themselves and one for what is about others.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Privilege {
  AUTHENTICATE(Request.Authenticate.class, Request.Authenticate::user, Right.YES, Right.NO),
  TRY(Request.Try.class, Request.Try::user, Right.YES, Right.NO),
  LIST_FACES(Request.ListFaces.class, Request.ListFaces::user, Right.YES, Right.MANAGE_OTHERS),
  STATUS(Request.Status.class, Right.YES),
  PASSWORD_USED(Request.PasswordUsed.class, Right.NO),
  ENROL(Request.Enrol.class, Request.Enrol::user, Right.MANAGE_OWN, Right.MANAGE_OTHERS),
  RENAME_FACE(
      Request.RenameFace.class, Request.RenameFace::user, Right.MANAGE_OWN, Right.MANAGE_OTHERS),
  DELETE_FACE(
      Request.DeleteFace.class, Request.DeleteFace::user, Right.MANAGE_OWN, Right.MANAGE_OTHERS),
  GET_SETTINGS(Request.GetSettings.class, Right.CHANGE_SETTINGS),
  SET_SETTING(Request.SetSetting.class, Right.CHANGE_SETTINGS),
  READ_JOURNAL(Request.ReadJournal.class, Right.NO),
  VERIFY_JOURNAL(Request.VerifyJournal.class, Right.NO),
  LOCK(Request.Lock.class, Request.Lock::user, Right.YES, Right.NO),
  ALLOW_FACE(
      Request.AllowFace.class, Request.AllowFace::user, Right.MANAGE_OTHERS, Right.MANAGE_OTHERS),
  FACE_STANDING(
      Request.FaceStanding.class, Request.FaceStanding::user, Right.YES, Right.MANAGE_OTHERS),
  READ_ACTIVITY(
      Request.ReadActivity.class, Request.ReadActivity::user, Right.YES, Right.MANAGE_OTHERS),
  READ_MAP(Request.ReadMap.class, Request.ReadMap::user, Right.YES, Right.MANAGE_OTHERS),
  READ_CURVES(Request.ReadCurves.class, Request.ReadCurves::user, Right.YES, Right.MANAGE_OTHERS),
  RECORD_FRAMES(Request.RecordFrames.class, Right.MANAGE_OWN),
  VAULT_STATUS(Request.VaultStatus.class, Right.NO),
  ROTATE_MASTER_KEY(Request.RotateMasterKey.class, Right.NO),
  REVOKE_TEMPLATES(Request.RevokeTemplates.class, Right.NO),
  EXPORT_FACES(Request.ExportFaces.class, Right.NO),
  IMPORT_FACES(Request.ImportFaces.class, Right.NO);

  private final Class<? extends Request> type;
  private final Function<Request, Optional<String>> userConcerned;
  private final Right aboutItself;
  private final Right aboutOthers;

  /** A row of a request that is about nobody in particular. */
  Privilege(Class<? extends Request> type, Right anybodys) {
    this.type = type;
    this.userConcerned = request -> Optional.empty();
    this.aboutItself = anybodys;
    this.aboutOthers = anybodys;
  }

  <R extends Request> Privilege(
      Class<R> type, Function<R, String> userConcerned, Right aboutItself, Right aboutOthers) {
    this.type = type;
    this.userConcerned = request -> Optional.of(userConcerned.apply(type.cast(request)));
    this.aboutItself = aboutItself;
    this.aboutOthers = aboutOthers;
  }

  /** The row of a request. Every type has one. */
  static Privilege of(Request request) {
    return Arrays.stream(values())
        .filter(privilege -> privilege.type.isInstance(request))
        .findFirst()
        .orElseThrow();
  }

  /** The type of request that the row is about. */
  Class<? extends Request> type() {
    return type;
  }

  /** Whom the request is about, if about anybody in particular. */
  Optional<String> userConcerned(Request request) {
    return userConcerned.apply(request);
  }

  /** What it takes to ask it about oneself. */
  Right aboutItself() {
    return aboutItself;
  }

  /** What it takes to ask it about another user, or about a name that is no user's. */
  Right aboutOthers() {
    return aboutOthers;
  }
}
