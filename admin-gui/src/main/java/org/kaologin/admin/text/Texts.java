package org.kaologin.admin.text;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Words by their keys, in one language. English stands in where a language is not known. */
public final class Texts {
  private static final String BUNDLE = "org.kaologin.admin.text.texts";

  private final ResourceBundle words;
  private final Locale locale;

  private Texts(Locale locale) {
    this.words =
        ResourceBundle.getBundle(
            BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    this.locale = locale;
  }

  /** The words in a language. */
  public static Texts of(Locale locale) {
    return new Texts(locale);
  }

  /**
   * Words, with what belongs in them.
   *
   * @throws java.util.MissingResourceException when there is no such key
   */
  public String get(String key, Object... arguments) {
    return new MessageFormat(words.getString(key), locale).format(arguments);
  }

  /** Whether there are words for a key. */
  public boolean has(String key) {
    return words.containsKey(key);
  }

  /** A moment as people say it: the time for today, the day too for others. */
  public String moment(Instant moment) {
    ZonedDateTime at = moment.atZone(ZoneId.systemDefault());
    String time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(at);
    LocalDate today = LocalDate.now(at.getZone());
    if (at.toLocalDate().equals(today)) {
      return get("time.today", time);
    }
    if (at.toLocalDate().equals(today.minusDays(1))) {
      return get("time.yesterday", time);
    }
    return get("time.day", day(moment), time);
  }

  /** A day. */
  public String day(Instant moment) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale)
        .format(moment.atZone(ZoneId.systemDefault()));
  }
}
