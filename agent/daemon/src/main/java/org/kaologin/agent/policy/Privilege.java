package org.kaologin.agent.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.kaologin.protocol.Request;

/**
 * Who may ask what: PROTOCOL.md's table "Who may ask". Whatever is not allowed here to a user other
 * than root is root's alone.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Privilege {
  AUTHENTICATE(Request.Authenticate.class, Request.Authenticate::user),
  TRY(Request.Try.class, Request.Try::user),
  LIST_FACES(Request.ListFaces.class, Request.ListFaces::user),
  LOCK(Request.Lock.class, Request.Lock::user),
  FACE_STANDING(Request.FaceStanding.class, Request.FaceStanding::user),
  STATUS(Request.Status.class, Audience.EVERYBODY),
  PASSWORD_USED(Request.PasswordUsed.class, Audience.ROOT),
  ENROL(Request.Enrol.class, Audience.ROOT),
  RENAME_FACE(Request.RenameFace.class, Audience.ROOT),
  DELETE_FACE(Request.DeleteFace.class, Audience.ROOT),
  GET_SETTINGS(Request.GetSettings.class, Audience.ROOT),
  SET_SETTING(Request.SetSetting.class, Audience.ROOT),
  ALLOW_FACE(Request.AllowFace.class, Audience.ROOT),
  VERIFY_JOURNAL(Request.VerifyJournal.class, Audience.ROOT),
  READ_JOURNAL(Request.ReadJournal.class, Audience.ROOT),
  VAULT_STATUS(Request.VaultStatus.class, Audience.ROOT),
  ROTATE_MASTER_KEY(Request.RotateMasterKey.class, Audience.ROOT),
  REVOKE_TEMPLATES(Request.RevokeTemplates.class, Audience.ROOT),
  EXPORT_FACES(Request.ExportFaces.class, Audience.ROOT),
  IMPORT_FACES(Request.ImportFaces.class, Audience.ROOT);

  /** Who may ask. */
  enum Audience {
    ROOT,
    ROOT_AND_THE_USER_CONCERNED,
    EVERYBODY
  }

  private final Class<? extends Request> type;
  private final Audience audience;
  private final Function<Request, Optional<String>> userConcerned;

  Privilege(Class<? extends Request> type, Audience audience) {
    this.type = type;
    this.audience = audience;
    this.userConcerned = request -> Optional.empty();
  }

  <R extends Request> Privilege(Class<R> type, Function<R, String> userConcerned) {
    this.type = type;
    this.audience = Audience.ROOT_AND_THE_USER_CONCERNED;
    this.userConcerned = request -> Optional.of(userConcerned.apply(type.cast(request)));
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

  /** Who may ask. */
  Audience audience() {
    return audience;
  }

  /** Whom the request is about, where that user may ask it. */
  Optional<String> userConcerned(Request request) {
    return userConcerned.apply(request);
  }
}
