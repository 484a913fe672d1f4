package org.kaologin.agent.journal;

import java.util.Locale;

/** What the journal tells of. */
public enum Event {
  AUTHENTICATE,
  PASSWORD_USED,
  LOCK,
  ALLOW_FACE,
  ADAPT,
  ENROL,
  RENAME_FACE,
  DELETE_FACE,
  SET_SETTING,
  JOURNAL,
  ROTATE_MASTER_KEY,
  REVOKE_TEMPLATES,
  EXPORT_FACES,
  IMPORT_FACES,
  RECORD,
  NOT_AUTHORISED;

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
