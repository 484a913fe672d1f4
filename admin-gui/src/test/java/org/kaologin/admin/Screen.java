package org.kaologin.admin;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.JTable;
import javax.swing.JToggleButton;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.GenericTypeMatcher;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.exception.WaitTimedOutError;
import org.assertj.swing.finder.JFileChooserFinder;
import org.assertj.swing.finder.JOptionPaneFinder;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.fixture.JFileChooserFixture;
import org.assertj.swing.fixture.JOptionPaneFixture;
import org.assertj.swing.timing.Condition;
import org.assertj.swing.timing.Pause;
import org.assertj.swing.timing.Timeout;
import org.kaologin.admin.agent.AgentLink;
import org.kaologin.admin.agent.AgentStart;
import org.kaologin.admin.look.Desktop;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.where.PamHelper;
import org.kaologin.admin.window.AdminWindow;
import org.kaologin.admin.window.PageName;

/** The window under a robot's hands. */
final class Screen implements AutoCloseable {
  private static final Timeout PATIENCE = Timeout.timeout(40_000);

  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
  private final Robot robot;
  private final boolean handsAreMine;
  private final AdminWindow window;
  private final FrameFixture frame;

  /** Another window, of another link to the agent, under the same hands. */
  Screen another(Path socket, String user) {
    return another(socket, user, AgentStart.installed());
  }

  /** The same, which starts an agent in a way of its own. */
  Screen another(Path socket, String user, AgentStart start) {
    AdminWindow other =
        GuiActionRunner.execute(
            () ->
                new AdminWindow(
                    new AgentLink(socket),
                    Texts.of(Locale.ENGLISH),
                    user,
                    start,
                    PamHelper.installed()));
    return new Screen(robot, false, other);
  }

  private Screen(Robot robot, boolean handsAreMine, AdminWindow window) {
    this.robot = robot;
    this.handsAreMine = handsAreMine;
    this.window = window;
    this.frame = new FrameFixture(robot, window);
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> thrown.add(e));
    frame.show(window.getSize()); // without a size it would be packed
    frame.moveTo(new Point(0, 0));
  }

  static Screen open(Path socket, String user, Desktop desktop, Locale locale) {
    return open(socket, user, desktop, locale, PamHelper.installed());
  }

  static Screen open(Path socket, String user, Desktop desktop, Locale locale, PamHelper pam) {
    Robot robot = BasicRobot.robotWithNewAwtHierarchy();
    AdminWindow window =
        GuiActionRunner.execute(
            () -> {
              Look.install(desktop);
              return new AdminWindow(
                  new AgentLink(socket), Texts.of(locale), user, AgentStart.installed(), pam);
            });
    return new Screen(robot, true, window);
  }

  void open(PageName page) {
    GuiActionRunner.execute(() -> window.open(page));
  }

  void press(String name) {
    await(name + " can be pressed", () -> isShown(name));
    frame.button(new Named<>(JButton.class, name)).click();
  }

  void toggle(String name) {
    frame.toggleButton(new Named<>(JToggleButton.class, name)).click();
  }

  void tick(String name) {
    JCheckBox box = frame.checkBox(new Named<>(JCheckBox.class, name)).target();
    GuiActionRunner.execute(
        () -> box.scrollRectToVisible(new Rectangle(box.getWidth(), box.getHeight())));
    robot.click(box);
  }

  boolean isTicked(String name) {
    JCheckBox box = frame.checkBox(new Named<>(JCheckBox.class, name)).target();
    return GuiActionRunner.execute(box::isSelected);
  }

  /** Presses a key while something has the focus. */
  void key(String name, int key) {
    JComponent component = robot.finder().find(window, new Named<>(JComponent.class, name));
    robot.focusAndWaitForFocusGain(component);
    robot.pressAndReleaseKey(key);
    robot.waitForIdle();
  }

  /** What somebody is told who does not see it. */
  String described(String name) {
    JComponent component = robot.finder().find(window, new Named<>(JComponent.class, name));
    return GuiActionRunner.execute(
        () -> component.getAccessibleContext().getAccessibleDescription());
  }

  /** A part of the window as it is painted now. */
  int[] pixels(String name) {
    JComponent component = robot.finder().find(window, new Named<>(JComponent.class, name));
    BufferedImage image = GuiActionRunner.execute(() -> picture(component));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /** Chooses one of the agent's words. */
  void select(String name, String word) {
    JComboBox<?> box = frame.comboBox(new Named<>(JComboBox.class, name)).target();
    GuiActionRunner.execute(() -> box.setSelectedItem(word));
  }

  void slide(String name, int step) {
    JSlider slider = frame.slider(new Named<>(JSlider.class, name)).target();
    GuiActionRunner.execute(() -> slider.setValue(step));
  }

  /** Presses a button of the dialog that asks. */
  void choose(String text) {
    JOptionPaneFixture dialog = dialog();
    press(dialog.buttonWithText(text).target());
    awaitGone(dialog);
  }

  void type(String name, String text) {
    await(name + " is shown", () -> isShown(name));
    frame.textBox(new Named<>(JTextComponent.class, name)).setText(text);
  }

  /** Says where a dialog shall save. */
  void save(Path file) {
    JFileChooserFixture dialog =
        JFileChooserFinder.findFileChooser().withTimeout(PATIENCE.duration()).using(robot);
    GuiActionRunner.execute(
        () -> {
          dialog.target().setSelectedFile(file.toFile());
          dialog.target().approveSelection();
        });
  }

  /** Answers the question that a dialog asks. */
  void answer(String text) {
    JOptionPaneFixture dialog = dialog();
    dialog.textBox().setText(text);
    press(dialog.okButton().target());
    awaitGone(dialog);
  }

  /** Without the mouse: a dialog that has just come may move under it. */
  private static void press(JButton button) {
    GuiActionRunner.execute(() -> button.doClick());
  }

  private JOptionPaneFixture dialog() {
    return JOptionPaneFinder.findOptionPane().withTimeout(PATIENCE.duration()).using(robot);
  }

  /** Until then what lies below it hears nothing. */
  private void awaitGone(JOptionPaneFixture dialog) {
    await("the dialog is gone", () -> GuiActionRunner.execute(() -> !dialog.target().isShowing()));
  }

  void awaitShown(String name) {
    await(name + " is shown", () -> isShown(name));
  }

  void awaitGone(String name) {
    await(name + " is gone", () -> !isShown(name));
  }

  private boolean isShown(String name) {
    return GuiActionRunner.execute(
        () ->
            robot.hierarchy().roots().stream()
                .filter(root -> root == window || root instanceof Dialog)
                .anyMatch(root -> isShown(root, name)));
  }

  private static boolean isShown(Component component, String name) {
    if (!component.isShowing()) {
      return false;
    }
    return name.equals(component.getName())
        || (component instanceof Container container
            && Arrays.stream(container.getComponents()).anyMatch(child -> isShown(child, name)));
  }

  void awaitText(String name, String text) {
    awaitText(name, name + " says: " + text, text::equals);
  }

  /** The same of something that takes longer. */
  void awaitText(String name, String text, int seconds) {
    await(
        name + " says: " + text,
        () -> isShown(name) && text.equals(frame.label(new Named<>(JLabel.class, name)).text()),
        Timeout.timeout(1000L * seconds));
  }

  /** What a label says. */
  String label(String name) {
    return frame.label(new Named<>(JLabel.class, name)).text();
  }

  /** What a text field or area holds. */
  String text(String name) {
    return frame.textBox(new Named<>(JTextComponent.class, name)).text();
  }

  /** Waits until a label's words are as wanted. */
  void awaitText(String name, String what, Predicate<String> wanted) {
    await(
        what,
        () -> isShown(name) && wanted.test(frame.label(new Named<>(JLabel.class, name)).text()));
  }

  /** Tries an unlock without consequence, until the page says this of it. */
  void tryIt(String verdict) {
    open(PageName.TRIAL);
    press("trial.start");
    awaitNotice(verdict);
  }

  /** On the page of faces: gives the only one another name. */
  void renameTo(String name) {
    press("rename");
    answer(name);
    awaitShown("face." + name);
  }

  void awaitNotice(String text) {
    await(
        "it says: " + text,
        () ->
            GuiActionRunner.execute(
                () ->
                    robot.finder().findAll(window, new Named<>(Notice.class, "notice")).stream()
                        .anyMatch(n -> text.equals(n.getAccessibleContext().getAccessibleName()))));
  }

  void awaitRow(String name, String text) {
    await(
        "a row says: " + text,
        () -> {
          JTable table = frame.table(new Named<>(JTable.class, name)).target();
          return GuiActionRunner.execute(
              () -> {
                for (int row = 0; row < table.getRowCount(); row++) {
                  for (int column = 0; column < table.getColumnCount(); column++) {
                    if (text.equals(table.getValueAt(row, column))) {
                      return true;
                    }
                  }
                }
                return false;
              });
        });
  }

  /** Waits until something is so; what was to be seen instead is kept as a picture. */
  void await(String what, Callable<Boolean> condition) {
    await(what, condition, PATIENCE);
  }

  private void await(String what, Callable<Boolean> condition, Timeout patience) {
    try {
      Pause.pause(
          new Condition(what) {
            @Override
            public boolean test() {
              try {
                return condition.call();
              } catch (Exception e) {
                throw new AssertionError(what, e);
              }
            }
          },
          patience);
    } catch (WaitTimedOutError e) {
      try {
        photograph(Path.of(System.getProperty("kao.screens"), "instead.png"));
      } catch (IOException failed) {
        e.addSuppressed(failed);
      }
      throw e;
    }
  }

  AdminWindow window() {
    return window;
  }

  /** Writes down how it looks now. */
  void photograph(Path file) throws IOException {
    robot.waitForIdle();
    BufferedImage image = GuiActionRunner.execute(() -> picture(window.getContentPane()));
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private static BufferedImage picture(Component component) {
    BufferedImage picture =
        new BufferedImage(component.getWidth(), component.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    component.printAll(g);
    g.dispose();
    return picture;
  }

  @Override
  public void close() {
    GuiActionRunner.execute(
        () ->
            window.dispatchEvent(
                new java.awt.event.WindowEvent(window, java.awt.event.WindowEvent.WINDOW_CLOSING)));
    if (handsAreMine) {
      robot.cleanUp();
    }
    Thread.setDefaultUncaughtExceptionHandler(null);
    if (!thrown.isEmpty()) {
      throw new AssertionError(
          "the window's own thread failed " + thrown.size() + " times", thrown.get(0));
    }
  }

  /** A component that is shown, by its name. */
  private static final class Named<T extends Component> extends GenericTypeMatcher<T> {
    private final String name;

    Named(Class<T> type, String name) {
      super(type, true);
      this.name = name;
    }

    @Override
    protected boolean isMatching(T component) {
      return name.equals(component.getName());
    }
  }
}
