package org.kaologin.agent.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.kaologin.agent.files.AtomicFile;
import picocli.CommandLine.Option;

/** Where a passphrase comes from: the terminal or a file, never the command line. */
final class PassphraseOption {
  private static final int LARGEST_FILE = 1024;
  private static final int FEWEST_BYTES = 8;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "Reads the passphrase from a file's first line (default: asks for it).")
  private Path file;

  /**
   * The passphrase in UTF-8, to be overwritten after use.
   *
   * @param twice whether it is asked for twice, as one that is new
   */
  byte[] read(boolean twice) throws IOException {
    byte[] passphrase = file == null ? asked(twice) : firstLine(file);
    if (passphrase.length < FEWEST_BYTES) {
      throw new IOException("a passphrase has " + FEWEST_BYTES + " characters or more");
    }
    return passphrase;
  }

  private static byte[] firstLine(Path file) throws IOException {
    byte[] content = AtomicFile.read(file, LARGEST_FILE);
    int length = 0;
    while (length < content.length && content[length] != '\n' && content[length] != '\r') {
      length++;
    }
    byte[] line = Arrays.copyOf(content, length);
    Arrays.fill(content, (byte) 0);
    return line;
  }

  private static byte[] asked(boolean twice) throws IOException {
    char[] first =
        Person.secret("Passphrase")
            .orElseThrow(
                () ->
                    new IOException(
                        "there is no terminal to ask for the passphrase; use --passphrase-file"));
    char[] second = twice ? Person.secret("Once more").orElseThrow() : first;
    if (!Arrays.equals(first, second)) {
      throw new IOException("the two passphrases are not the same");
    }
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(first));
    byte[] passphrase = new byte[bytes.remaining()];
    bytes.get(passphrase);
    Arrays.fill(bytes.array(), (byte) 0);
    Arrays.fill(first, '\0');
    Arrays.fill(second, '\0');
    return passphrase;
  }
}
