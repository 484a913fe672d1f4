package org.kaologin.agent.manual;

/** Text in a page of the manual; see man(7) and roff(7). */
final class Roff {
  private Roff() {}

  /** Sentences, each in a line of its own. A hyphen is a minus: it can be copied to a terminal. */
  static String sentences(String text) {
    return escaped(text).replaceAll("\\. (?=[A-Z])", ".\n").replaceAll("(?m)^(?=[.'])", "\\\\&")
        + "\n";
  }

  static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  /** What is explained, and the explanation below it. */
  static String item(String what, String explained) {
    return ".TP\n" + what + "\n" + sentences(explained);
  }

  static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
  }
}
