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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

  /**
   * The last entries that can be answered with and together fit.
   *
   * @param entry what to answer of a line; nothing where it is passed over
   */
  static List<String> newest(
      List<String> lines, Function<String, Optional<String>> entry, int most, int mostBytes) {
    List<String> newest = new ArrayList<>();
    int bytes = BYTES_PER_LINE; // their count
    for (int i = lines.size() - 1; i >= 0 && newest.size() < most; i--) {
      Optional<String> found = entry.apply(lines.get(i));
      int length = found.map(text -> text.getBytes(StandardCharsets.UTF_8).length).orElse(0);
      if (found.isPresent() && length <= MOST_BYTES_OF_LINE) {
        bytes += BYTES_PER_LINE + length;
        if (bytes > mostBytes) {
          break;
        }
        newest.add(found.get());
      }
    }
    Collections.reverse(newest);
    return newest;
  }

  /** A line as it is; nothing where it is no whole JSON object. */
  static Optional<String> whole(String line) {
    return object(line).map(fields -> line);
  }

  /** The fields of a whole JSON object; nothing where a text is none. */
  static Optional<JsonNode> object(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
