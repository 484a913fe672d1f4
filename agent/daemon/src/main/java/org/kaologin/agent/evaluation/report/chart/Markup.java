package org.kaologin.agent.evaluation.report.chart;

import java.util.Locale;

/** Text with tags. What comes from outside goes through {@link #text} or {@link #escape}. */
public final class Markup {
  private final StringBuilder out = new StringBuilder();

  /** Adds tags, formatted; the caller knows that every value is harmless or escaped. */
  public Markup tags(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
    return this;
  }

  /** Adds what another made. */
  public Markup add(String markup) {
    out.append(markup);
    return this;
  }

  /** Adds text, escaped. */
  public Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Text that is neither tag nor reference, inside an attribute too; control characters go. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                  boolean inXml = c >= 0x20 && c != 0x7f && !(c >= 0xd800 && c <= 0xdfff);
                  safe.appendCodePoint(inXml && c != 0xfffe && c != 0xffff ? c : '\ufffd');
                }
              }
            });
    return safe.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
