package org.kaologin.agent.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of keys as a {@code kao.toml} that explains itself. The resource of that name beside
 * this class is its output; a test keeps them the same.
 */
final class DocumentedFile {
  private static final int WIDTH = 100;

  private DocumentedFile() {}

  static String text() {
    StringBuilder out = new StringBuilder();
    wrap(
        out,
        "Kao's settings. Each key stands here with its standard value, commented out. A key that"
            + " does not exist, or a value that is not allowed, keeps the agent from starting, and"
            + " it says in which line. Keys marked with a star can also be set in kao-admin and by"
            + " the agent's protocol; what was set there goes before this file.");
    String table = "";
    for (Key<?> key : Keys.all()) {
      if (!key.table().equals(table)) {
        table = key.table();
        out.append("\n[").append(table).append("]\n");
      }
      out.append('\n');
      describe(out, key);
    }
    return out.toString();
  }

  private static void describe(StringBuilder out, Key<?> key) {
    wrap(out, (key.adjustable() ? "* " : "") + key.description());
    wrap(out, "Allowed: " + key.type().expected() + ".");
    out.append('#').append(key.leaf()).append(" = ");
    out.append(key.standardToml()).append('\n');
  }

  private static void wrap(StringBuilder out, String text) {
    List<String> line = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      line.add(word);
      if (String.join(" ", line).length() > WIDTH - 2) {
        line.remove(line.size() - 1);
        out.append("# ").append(String.join(" ", line)).append('\n');
        line.clear();
        line.add(word);
      }
    }
    out.append("# ").append(String.join(" ", line)).append('\n');
  }
}
