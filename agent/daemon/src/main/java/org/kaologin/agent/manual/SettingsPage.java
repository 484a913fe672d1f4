package org.kaologin.agent.manual;

import org.kaologin.agent.config.Key;
import org.kaologin.agent.config.Keys;

/** What a page of the manual says of the settings: every key with its standard value. */
final class SettingsPage {
  private SettingsPage() {}

  static String keys() {
    StringBuilder out = new StringBuilder();
    String table = "";
    for (Key<?> key : Keys.all()) {
      if (!key.table().equals(table)) {
        table = key.table();
        out.append(".SS [").append(Roff.escaped(table)).append("]\n");
      }
      String line = Roff.bold(key.leaf()) + " = " + Roff.escaped(key.standardToml());
      out.append(Roff.item(line, key.help()));
    }
    return out.toString();
  }
}
