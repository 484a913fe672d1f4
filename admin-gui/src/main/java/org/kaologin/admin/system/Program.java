package org.kaologin.admin.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/** A program that runs while the window goes on. */
public final class Program {
  private Program() {}

  /**
   * How it ended.
   *
   * @param status its exit status; negative when it could not be started
   * @param said on standard output
   * @param complained on standard error
   */
  public record Result(int status, String said, String complained) {
    /** Whether it did what it should. */
    public boolean done() {
      return status == 0;
    }
  }

  /**
   * Runs it.
   *
   * @param typed on its standard input, as a line; overwritten here; nothing when empty
   * @param then hears on the event thread how it ended
   */
  public static void run(List<String> command, char[] typed, Consumer<Result> then) {
    Thread thread =
        new Thread(
            () -> {
              Result result = run(command, typed);
              SwingUtilities.invokeLater(() -> then.accept(result));
            },
            "kao-admin-runs");
    thread.start();
  }

  private static Result run(List<String> command, char[] typed) {
    try {
      Process process = new ProcessBuilder(command).start();
      type(process.getOutputStream(), typed);
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

  /** Types it, and forgets it. Who does not read it has ended, and says why. */
  private static void type(OutputStream to, char[] typed) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
    try (to) {
      if (typed.length > 0) {
        to.write(bytes.array(), 0, bytes.limit());
        to.write('\n');
      }
    } catch (IOException e) {
      System.getLogger(Program.class.getName())
          .log(System.Logger.Level.DEBUG, "it does not listen: {0}", e.getMessage());
    } finally {
      Arrays.fill(bytes.array(), (byte) 0);
      Arrays.fill(typed, '\0');
    }
  }
}
