package org.kaologin.admin.where;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

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
   * How it ended.
   *
   * @param status its exit status; negative when it could not be started
   * @param said on standard output
   * @param complained on standard error
   */
  record Result(int status, String said, String complained) {
    boolean done() {
      return status == 0;
    }
  }

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
  void status(Consumer<Result> then) {
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
  void preview(boolean on, Consumer<Result> then) {
    run(List.of("preview", word(on)), new char[0], then, false);
  }

  /**
   * Makes the change, until it is kept.
   *
   * @param password of who asks; overwritten here
   * @param user whose password it is, for root; polkit knows who asks
   */
  void apply(boolean on, char[] password, String user, Consumer<Result> then) {
    List<String> words = new ArrayList<>(List.of("apply", word(on)));
    if (root) {
      words.addAll(List.of("--user", user));
    }
    run(words, password, then, true);
  }

  /** The change stays. */
  void keep(Consumer<Result> then) {
    run(List.of("keep"), new char[0], then, true);
  }

  /** The last change goes. */
  void undo(Consumer<Result> then) {
    run(List.of("undo"), new char[0], then, true);
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }

  private void run(List<String> words, char[] password, Consumer<Result> then, boolean privileged) {
    List<String> whole = new ArrayList<>();
    if (privileged && !root) {
      whole.add("pkexec");
    }
    whole.addAll(command);
    whole.addAll(words);
    Thread thread =
        new Thread(
            () -> {
              Result result = run(whole, password);
              SwingUtilities.invokeLater(() -> then.accept(result));
            },
            "kao-admin-pam");
    thread.start();
  }

  private static Result run(List<String> command, char[] password) {
    try {
      Process process = new ProcessBuilder(command).start();
      type(process.getOutputStream(), password);
      // Both at a time: it waits where a pipe is full.
      CompletableFuture<String> complained =
          CompletableFuture.supplyAsync(() -> textOf(process.getErrorStream()));
      String said = textOf(process.getInputStream());
      return new Result(process.waitFor(), said, complained.join().strip());
    } catch (UncheckedIOException e) {
      return new Result(-1, "", e.getMessage());
    } catch (IOException e) {
      return new Result(-1, "", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(-1, "", "interrupted");
    }
  }

  private static String textOf(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types the password, and forgets it. Who does not read it has ended, and says why. */
  private static void type(OutputStream to, char[] password) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    try (to) {
      if (password.length > 0) {
        to.write(bytes.array(), 0, bytes.limit());
        to.write('\n');
      }
    } catch (IOException e) {
      System.getLogger(PamHelper.class.getName())
          .log(System.Logger.Level.DEBUG, "it does not listen: {0}", e.getMessage());
    } finally {
      Arrays.fill(bytes.array(), (byte) 0);
      Arrays.fill(password, '\0');
    }
  }
}
