package org.kaologin.agent.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Reads the end of a file of lines. */
final class Tail {
  /** Bytes that an answer spends on each line beside its text. */
  private static final int BYTES_PER_LINE = 2;

  /** An entry's most bytes in an answer. The journal writes no longer one. */
  private static final int MOST_BYTES_OF_LINE = 4096;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Tail() {}

  /** The whole lines among the last bytes of a file; none when there is no such file. */
  static List<String> lines(Path file, int mostBytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long start = Math.max(0, channel.size() - mostBytes);
      ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - start));
      while (end.hasRemaining() && channel.read(end, start + end.position()) >= 0) {
        // until it is full or the file ends
      }
      String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
      return text.lines().skip(start == 0 ? 0 : 1).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** The last lines that are whole JSON objects, can be answered with and together fit. */
  static List<String> newest(List<String> lines, int most, int mostBytes) {
    List<String> newest = new ArrayList<>();
    int bytes = BYTES_PER_LINE; // their count
    for (int i = lines.size() - 1; i >= 0 && newest.size() < most; i--) {
      String line = lines.get(i);
      int length = line.getBytes(StandardCharsets.UTF_8).length;
      if (length <= MOST_BYTES_OF_LINE && isObject(line)) {
        bytes += BYTES_PER_LINE + length;
        if (bytes > mostBytes) {
          break;
        }
        newest.add(line);
      }
    }
    Collections.reverse(newest);
    return newest;
  }

  private static boolean isObject(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return node != null && node.isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
