package org.kaologin.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaologin.protocol.Reply.ExportedFaces;

class ExportFileTest {
  /** Cheap, for a test. */
  private static final ExportKeys.Cost COST = new ExportKeys.Cost(8 * 1024, 1, 1, new byte[16]);

  private static final List<ExportedFaces> USERS =
      List.of(
          new ExportedFaces("alice", new byte[] {1, 2, 3}), new ExportedFaces("漢", new byte[] {4}));

  @TempDir Path folder;
  private ExportKeys keys;
  private byte[] content;

  @BeforeEach
  void writeOne() throws IOException {
    keys = keys("a passphrase");
    ExportFile.write(folder.resolve("a"), COST, keys, USERS);
    content = ExportFile.read(folder.resolve("a"));
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    ExportKeys.Cost cost = ExportFile.cost(content);

    assertEquals(COST.kibibytes(), cost.kibibytes());
    assertEquals(USERS, ExportFile.users(content, ExportKeys.derive(bytes("a passphrase"), cost)));
  }

  @Test
  void noticesAnotherPassphraseAndEveryChange() {
    assertThrows(IOException.class, () -> ExportFile.users(content, keys("a passphrasf")));
    for (int i = 0; i < content.length; i++) {
      byte[] changed = content.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      assertThrows(IOException.class, () -> ExportFile.users(changed, keys));
      byte[] cut = Arrays.copyOf(content, i);
      assertThrows(
          IOException.class,
          () -> {
            ExportFile.cost(cut);
            ExportFile.users(cut, keys);
          });
    }
  }

  @Test
  void aPassphraseIsZeroedAndASaltMakesOtherKeys() {
    byte[] passphrase = bytes("a passphrase");
    ExportKeys.derive(passphrase, COST);
    assertEquals("0".repeat(24), HexFormat.of().formatHex(passphrase));

    byte[] salt = new byte[16];
    salt[0] = 1;
    ExportKeys salted =
        ExportKeys.derive(bytes("a passphrase"), new ExportKeys.Cost(8 * 1024, 1, 1, salt));
    assertTrue(!Arrays.equals(salted.sealing(), keys.sealing()));
    assertTrue(!Arrays.equals(keys.whole(), keys.sealing()));
  }

  /** A file from elsewhere must not take all memory, or for ever. */
  @ParameterizedTest
  @CsvSource({
    "8191, 1, 1",
    "262145, 1, 1",
    "-1, 1, 1",
    "65536, 0, 1",
    "65536, 17, 1",
    "65536, 1, 0",
    "65536, 1, 9"
  })
  void refusesACostThatIsNotAllowed(int kibibytes, int passes, int lanes) {
    ByteBuffer.wrap(content).putInt(9, kibibytes).putInt(13, passes).putInt(17, lanes);

    String message = assertThrows(IOException.class, () -> ExportFile.cost(content)).getMessage();

    assertTrue(message.contains("not allowed"), message);
  }

  @Test
  void refusesOtherFilesAndOtherVersions() {
    byte[] other = content.clone();
    other[0] ^= 1;
    assertThrows(IOException.class, () -> ExportFile.cost(other));
    byte[] later = content.clone();
    later[8] = 2;
    String message = assertThrows(IOException.class, () -> ExportFile.cost(later)).getMessage();
    assertTrue(message.contains("another version"), message);
  }

  @Test
  void replacesNoFile() throws IOException {
    assertThrows(
        FileAlreadyExistsException.class,
        () -> ExportFile.write(folder.resolve("a"), COST, keys, List.of()));
    assertEquals(content.length, Files.size(folder.resolve("a")));
  }

  private static ExportKeys keys(String passphrase) {
    return ExportKeys.derive(bytes(passphrase), COST);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
