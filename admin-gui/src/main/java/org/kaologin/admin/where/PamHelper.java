package org.kaologin.admin.where;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kaologin.admin.system.Program;

/**
 * Runs {@code kao-pam}, see its man page: the program that changes PAM's configuration. What needs
 * privilege goes through polkit's {@code pkexec}, unless root itself is here.
 */
public final class PamHelper {
  /** Whoever authorises may be asked for a password by polkit, and not give it. */
  static final int NOT_AUTHORISED = 127;

  static final int DISMISSED = 126;

  private static final String INSTALLED = "/usr/libexec/kao/kao-pam";
  private static final String ROOT = "root";

  private final List<String> command;
  private final boolean root;

  /**
   * @param command that runs it
   * @param root whether this process may do all by itself
   */
  public PamHelper(List<String> command, boolean root) {
    this.command = List.copyOf(command);
    this.root = root;
  }

  /** The one that is installed. */
  public static PamHelper installed() {
    return new PamHelper(List.of(INSTALLED), System.getProperty("user.name").equals(ROOT));
  }

  /** Whether it is here at all. */
  boolean isInstalled() {
    return Files.isExecutable(Path.of(command.get(0)));
  }

  /** How things are; anybody may ask. */
  void status(Consumer<Program.Result> then) {
    run(List.of("status"), new char[0], then, false);
  }

  /** Does something if this computer could ask Kao, and does not. */
  public void ifUnused(Runnable then) {
    if (isInstalled()) {
      status(
          result -> {
            PamState state = PamState.of(result.said());
            if (state.available() && !state.enabled()) {
              then.run();
            }
          });
    }
  }

  /** What would change; anybody may ask. */
  void preview(boolean on, Consumer<Program.Result> then) {
    run(List.of("preview", word(on)), new char[0], then, false);
  }

  /**
   * Makes the change, until it is kept.
   *
   * @param password of who asks; overwritten here
   * @param user whose password it is, for root; polkit knows who asks
   */
  void apply(boolean on, char[] password, String user, Consumer<Program.Result> then) {
    List<String> words = new ArrayList<>(List.of("apply", word(on)));
    if (root) {
      words.addAll(List.of("--user", user));
    }
    run(words, password, then, true);
  }

  /** The change stays. */
  void keep(Consumer<Program.Result> then) {
    run(List.of("keep"), new char[0], then, true);
  }

  /** The last change goes. */
  void undo(Consumer<Program.Result> then) {
    run(List.of("undo"), new char[0], then, true);
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }

  private void run(
      List<String> words, char[] password, Consumer<Program.Result> then, boolean privileged) {
    List<String> whole = new ArrayList<>();
    if (privileged && !root) {
      whole.add("pkexec");
    }
    whole.addAll(command);
    whole.addAll(words);
    Program.run(whole, password, then);
  }
}
