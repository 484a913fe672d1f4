package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.window.PageName;
import org.kaologin.protocol.Request;

/**
 * Every page in both looks and both languages, and on displays of other densities: nothing is cut
 * off, keys lead to everything, everything has a name, and a picture of each is kept.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class ScreensTest {
  private static final Path PICTURES = Path.of(System.getProperty("kao.screens"));
  private static final double USUAL_SCALE = 1.5;

  @TempDir static Path folder;
  private static AgentStage agent;

  @BeforeAll
  static void begin() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may enrol");
    agent = AgentStage.start(folder);
    agent.show("alice-enrol");
    agent.ask(new Request.Enrol(AgentStage.USER, "At the desk", false));
    agent.ask(new Request.PasswordUsed(AgentStage.USER, "sudo"));
    agent.show("alice");
    agent.ask(new Request.Authenticate(AgentStage.USER, "sudo", "", 5000, true));
    agent.show("bob");
    agent.ask(new Request.Authenticate(AgentStage.USER, "sudo", "", 5000, true));
  }

  @AfterAll
  static void end() {
    System.clearProperty("flatlaf.uiScale");
    if (agent != null) {
      agent.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, false, en",
    "1.5, true, en",
    "1.5, false, ja",
    "1.5, true, ja",
    "1, true, en",
    "2, false, ja"
  })
  void everyPageIsWhole(double scale, boolean dark, String language) throws Exception {
    System.setProperty("flatlaf.uiScale", Double.toString(scale));
    String suffix =
        (scale == USUAL_SCALE ? "" : "-at-" + (int) scale)
            + (dark ? "-dark-" : "-light-")
            + language;
    Locale locale = Locale.forLanguageTag(language);
    Texts texts = Texts.of(locale);
    try (Screen screen =
        Screen.open(
            agent.socket(),
            AgentStage.USER,
            new Desktop(dark, Optional.empty()),
            locale,
            PamRoom.helper(folder.resolve("room")))) {
      screen.open(PageName.FACES);
      screen.awaitShown("face.At the desk");
      screen.awaitNotice(texts.get("faces.unused"));
      take(screen, "faces", suffix);

      screen.open(PageName.ENROL);
      screen.awaitShown("enrol.start");
      take(screen, "enrol", suffix);
      agent.show("alice-blink"); // who never turns: the enrolment waits
      screen.press("enrol.start");
      screen.awaitText("enrol.instruction", texts.get("enrol.pose.left"));
      take(screen, "enrol-ring", suffix);
      screen.press("enrol.cancel");
      screen.awaitNotice(texts.get("enrol.cancelled"));

      screen.tryIt(texts.get("verdict.ACCEPTED"));
      take(screen, "trial", suffix);

      screen.open(PageName.MAP);
      screen.awaitShown("map.picture");
      screen.key("map.picture", KeyEvent.VK_RIGHT);
      take(screen, "map", suffix);

      screen.open(PageName.STRICTNESS);
      screen.awaitShown("strictness.curves");
      take(screen, "strictness", suffix);

      screen.open(PageName.WHERE);
      screen.press("where.on");
      screen.awaitShown("where.change");
      take(screen, "where", suffix);

      screen.open(PageName.ACTIVITY);
      screen.awaitRow("activity.table", texts.get("verdict.NO_MATCH"));
      take(screen, "activity", suffix);

      screen.open(PageName.HEALTH);
      screen.awaitShown("finding");
      take(screen, "health", suffix);
    }
  }

  /** Of somebody whom the password lets in first. */
  @ParameterizedTest
  @CsvSource({"false, en", "true, en", "false, ja", "true, ja"})
  void theEndOfAnEnrolmentIsWhole(boolean dark, String language) throws Exception {
    System.setProperty("flatlaf.uiScale", Double.toString(USUAL_SCALE));
    Texts texts = Texts.of(Locale.forLanguageTag(language));
    String suffix = (dark ? "-dark-" : "-light-") + language;
    try (AgentStage locked = AgentStage.start(Files.createTempDirectory(folder, "locked"));
        Screen screen =
            Screen.open(
                locked.socket(),
                AgentStage.USER,
                new Desktop(dark, Optional.empty()),
                Locale.forLanguageTag(language))) {
      locked.show("alice-enrol");
      screen.open(PageName.ENROL);
      screen.press("enrol.start");
      screen.awaitText(
          "enrol.count",
          "a second round begins",
          count ->
              IntStream.range(8, 13)
                  .anyMatch(done -> count.equals(texts.get("enrol.count.again", done, 13))));
      screen.photograph(PICTURES.resolve("enrol-again" + suffix + ".png"));
      screen.awaitShown("enrol.done");
      screen.awaitText("enrol.rule", texts.get("rule.NO_PASSWORD_SINCE_START"));
      take(screen, "enrol-done", suffix);
    }
  }

  /** Of somebody who is not known. */
  @ParameterizedTest
  @CsvSource({"false, en", "true, en", "false, ja", "true, ja"})
  void aMapWithoutFacesIsWhole(boolean dark, String language) throws Exception {
    System.setProperty("flatlaf.uiScale", Double.toString(USUAL_SCALE));
    try (Screen screen =
        Screen.open(
            agent.socket(),
            "bin",
            new Desktop(dark, Optional.empty()),
            Locale.forLanguageTag(language))) {
      screen.open(PageName.MAP);
      screen.awaitShown("map.empty");
      take(screen, "map-empty", (dark ? "-dark-" : "-light-") + language);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, en", "true, en", "false, ja", "true, ja"})
  void withoutAnAgentItIsWhole(boolean dark, String language) throws Exception {
    System.setProperty("flatlaf.uiScale", Double.toString(USUAL_SCALE));
    Texts texts = Texts.of(Locale.forLanguageTag(language));
    try (Screen screen =
        Screen.open(
            folder.resolve("nobody.sock"),
            AgentStage.USER,
            new Desktop(dark, Optional.empty()),
            Locale.forLanguageTag(language))) {
      screen.open(PageName.HEALTH);
      screen.awaitNotice(texts.get("problem.NO_AGENT.what"));
      take(screen, "no-agent", (dark ? "-dark-" : "-light-") + language);
    }
  }

  private static void take(Screen screen, String name, String suffix) throws IOException {
    screen.photograph(PICTURES.resolve(name + suffix + ".png"));
    List<String> cut = new ArrayList<>();
    GuiActionRunner.execute(() -> collectCut(screen.window(), cut));
    assertEquals(List.of(), cut, name);
    assertEquals(List.of(), GuiActionRunner.execute(() -> Controls.faulty(screen.window())), name);
  }

  /** What has less room than its words need. */
  private static void collectCut(Component component, List<String> cut) {
    if (!component.isShowing()) {
      return;
    }
    boolean wide = component.getPreferredSize().width > component.getWidth();
    boolean high = component.getPreferredSize().height > component.getHeight();
    if (component instanceof JLabel label && wide && label.getText() != null) {
      cut.add(label.getText());
    } else if (component instanceof AbstractButton button && wide) {
      cut.add(button.getText());
    } else if (component instanceof JTextArea area && high) {
      cut.add(area.getText());
    }
    if (component instanceof Container container) {
      for (Component child : container.getComponents()) {
        collectCut(child, cut);
      }
    }
  }
}
