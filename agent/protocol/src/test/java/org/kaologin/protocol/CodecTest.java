package org.kaologin.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CodecTest {

  static List<VectorFile.Vector> vectors() throws IOException {
    return VectorFile.all();
  }

  /** Those of messages without a list, whose fields are all named in the file. */
  static List<VectorFile.Vector> plainVectors() throws IOException {
    return VectorFile.all().stream()
        .filter(VectorFile.Vector::isValid)
        .filter(vector -> vector.bytes()[4] == 0 || vector.name().matches("(verdict|refused).*"))
        .toList();
  }

  static Stream<Message> messages() {
    return Samples.oneOfEach();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void agreesWithTheSharedVectors(VectorFile.Vector vector) throws IOException {
    if (vector.isValid()) {
      Message message = Codec.read(new ByteArrayInputStream(vector.bytes()));
      assertArrayEquals(vector.bytes(), Codec.encode(message));
    } else {
      ProtocolException thrown =
          assertThrows(
              ProtocolException.class, () -> Codec.read(new ByteArrayInputStream(vector.bytes())));
      assertEquals(vector.reason(), thrown.reason().name());
    }
  }

  /** Fields that change places would survive being read and written again. */
  @ParameterizedTest
  @MethodSource("plainVectors")
  void readsTheFieldsThatTheSharedVectorsName(VectorFile.Vector vector) throws Exception {
    Message message = Codec.read(new ByteArrayInputStream(vector.bytes()));
    assertEquals(vector.fieldsByName(), components(message));
  }

  private static Map<String, String> components(Message message)
      throws ReflectiveOperationException {
    Map<String, String> components = new LinkedHashMap<>();
    for (RecordComponent component : message.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(message);
      String text = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : "" + value;
      components.put(component.getName(), text);
    }
    return components;
  }

  @ParameterizedTest
  @MethodSource("messages")
  void returnsWhatWasWritten(Message message) throws IOException {
    assertEquals(message, Codec.read(new ByteArrayInputStream(Codec.encode(message))));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void refusesEveryTruncation(Message message) {
    byte[] whole = Codec.encode(message);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(ProtocolException.class, () -> Codec.read(new ByteArrayInputStream(part)));
    }
  }

  @Test
  void samplesCoverEveryType() {
    assertEquals(
        Arrays.stream(MessageType.values()).collect(Collectors.toSet()),
        messages().map(MessageType::of).collect(Collectors.toSet()));
  }

  @Test
  void refusesALengthBeforeItAllocates() {
    byte[] header = {'K', 'A', 'O', 1, (byte) 0x80, 1, 0, 0, 0x7F, -1, -1, -1};
    ProtocolException thrown =
        assertThrows(ProtocolException.class, () -> Codec.read(new ByteArrayInputStream(header)));
    assertEquals(ProtocolException.Reason.TOO_LONG, thrown.reason());
  }

  @Test
  void meetsHostileBytesWithProtocolExceptionsOnly() throws IOException {
    Random random = new Random(1);
    List<byte[]> seeds = messages().map(Codec::encode).toList();
    int refused = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        Codec.read(new ByteArrayInputStream(bytes));
      } catch (ProtocolException e) {
        refused++;
      }
    }
    assertTrue(refused > 10_000, "mutations must mostly be refused, were: " + refused);
  }

  @Test
  void refusesWhatIsLongerThanThisClientMaySend() throws IOException {
    byte[] request = Codec.encode(new Request.RevokeTemplates("alice"));
    assertEquals(
        new Request.RevokeTemplates("alice"),
        Codec.readRequest(new ByteArrayInputStream(request), 7));
    ProtocolException thrown =
        assertThrows(
            ProtocolException.class, () -> Codec.readRequest(new ByteArrayInputStream(request), 6));
    assertEquals(ProtocolException.Reason.TOO_LONG, thrown.reason());
  }

  @Test
  void keysStandInNoText() {
    byte[] key = new byte[32];
    java.util.Arrays.fill(key, (byte) 0x5a);
    for (Message message :
        List.of(
            new Request.RotateMasterKey(key),
            new Request.ExportFaces(key),
            new Request.ImportFaces("alice", false, key, key))) {
      assertTrue(!message.toString().contains("90"), message::toString);
    }
  }

  @Test
  void keepsRequestsAndAnswersApart() {
    byte[] request = Codec.encode(new Request.Status());
    byte[] reply = Codec.encode(new Reply.Done());
    assertThrows(ProtocolException.class, () -> Codec.readReply(new ByteArrayInputStream(request)));
    assertThrows(ProtocolException.class, () -> Codec.readRequest(new ByteArrayInputStream(reply)));
  }
}
