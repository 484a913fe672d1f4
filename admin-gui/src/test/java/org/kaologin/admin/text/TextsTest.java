package org.kaologin.admin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.window.PageName;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.agent.standing.Objection;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.VerdictCode;

class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern USED = Pattern.compile("texts\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    assertEquals(bundle("").stringPropertyNames(), bundle("_ja").stringPropertyNames());
  }

  @Test
  void bothLanguagesTakeTheSameArguments() throws IOException {
    Properties english = bundle("");
    Properties japanese = bundle("_ja");
    for (String key : english.stringPropertyNames()) {
      assertEquals(arguments(english.getProperty(key)), arguments(japanese.getProperty(key)), key);
    }
  }

  private static int arguments(String pattern) {
    return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
  }

  @Test
  void everyKeyThatTheCodeNamesIsThere() throws IOException {
    Set<String> missing = new TreeSet<>(usedKeys());
    missing.removeAll(bundle("").stringPropertyNames());
    assertEquals(Set.of(), missing);
  }

  @Test
  void whatTheAgentCanSayHasWords() {
    List<String> keys = new ArrayList<>();
    Arrays.stream(ProgressCode.values()).forEach(code -> keys.add("hint." + code));
    Arrays.stream(VerdictCode.values()).forEach(code -> keys.add("verdict." + code));
    Arrays.stream(Objection.values()).forEach(rule -> keys.add("rule." + rule));
    Arrays.stream(Whereabouts.values())
        .filter(where -> where.objection().isPresent())
        .forEach(where -> keys.add("health.session." + where.code()));
    for (Problem.Kind kind : Problem.Kind.values()) {
      keys.addAll(List.of("problem." + kind + ".what", "problem." + kind + ".advice"));
    }
    Arrays.stream(PageName.values()).forEach(page -> keys.add("page." + page.key()));
    Arrays.stream(Notice.Weight.values()).forEach(weight -> keys.add("weight." + weight));
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      Texts texts = Texts.of(locale);
      keys.forEach(key -> assertFalse(texts.get(key).isBlank(), key));
    }
  }

  @Test
  void whatTheJournalTellsOfHasWords() throws IOException {
    Set<String> keys = bundle("").stringPropertyNames();
    for (Event event : EnumSet.complementOf(EnumSet.of(Event.AUTHENTICATE))) {
      String prefix = "event." + event.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".";
      assertTrue(keys.stream().anyMatch(key -> key.startsWith(prefix)), prefix);
    }
  }

  @Test
  void anUnknownLanguageIsAnsweredInEnglish() {
    assertEquals(
        Texts.of(Locale.ENGLISH).get("faces.title"), Texts.of(Locale.KOREAN).get("faces.title"));
  }

  @Test
  void daysHaveTheirNames() {
    Texts texts = Texts.of(Locale.ENGLISH);
    Instant now = Instant.now();
    assertTrue(texts.moment(now).startsWith("today"), texts.moment(now));
    assertTrue(texts.moment(now.minus(1, ChronoUnit.DAYS)).startsWith("yesterday"));
    assertTrue(texts.moment(Instant.EPOCH.plus(3, ChronoUnit.DAYS)).startsWith("Jan"));
  }

  private static Set<String> usedKeys() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = USED.matcher(Files.readString(file));
        while (matcher.find()) {
          keys.add(matcher.group(1));
        }
      }
    }
    assertTrue(keys.size() > 50, "the code names " + keys.size());
    return keys;
  }

  private static Properties bundle(String language) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Texts.class.getResourceAsStream("texts" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
