package org.kaologin.models.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaologin.models.ModelException;

/**
 * A TensorFlow.js graph model: its nodes, its weights, and the names of its outputs.
 *
 * @param nodes every node by its name
 * @param weights every constant by its node's name
 * @param outputs the node behind each output of the signature
 */
record TfjsModel(
    Map<String, Node> nodes, Map<String, Weight> weights, Map<String, String> outputs) {

  /**
   * A constant, dequantised.
   *
   * @param shape in TensorFlow's order
   */
  record Weight(long[] shape, float[] values) {}

  /** A node of the graph; inputs are names without their output numbers. */
  record Node(String name, String operator, List<String> inputs, JsonNode attributes) {

    String word(String attribute) {
      return decode(attributes.path(attribute).path("s").asText());
    }

    List<String> words(String attribute) {
      List<String> words = new ArrayList<>();
      attributes
          .path(attribute)
          .path("list")
          .path("s")
          .forEach(word -> words.add(decode(word.asText())));
      return words;
    }

    /** A list of whole numbers, or {@code otherwise} when the node has none. */
    long[] numbers(String attribute, long... otherwise) {
      JsonNode list = attributes.path(attribute).path("list").path("i");
      if (list.isMissingNode()) {
        return otherwise;
      }
      long[] numbers = new long[list.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = list.get(i).asLong();
      }
      return numbers;
    }

    private static String decode(String base64) {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
  }

  /** Reads a model from its two files. */
  static TfjsModel read(byte[] json, byte[] binary) throws ModelException {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      ByteBuffer data = ByteBuffer.wrap(binary).order(ByteOrder.LITTLE_ENDIAN);
      Map<String, Weight> weights = new HashMap<>();
      for (JsonNode group : root.path("weightsManifest")) {
        for (JsonNode weight : group.path("weights")) {
          weights.put(weight.path("name").asText(), weight(weight, data));
        }
      }
      if (data.hasRemaining()) {
        throw new ModelException("The TensorFlow.js model has more weights than it names.");
      }
      return new TfjsModel(nodes(root), weights, outputs(root));
    } catch (IOException | BufferUnderflowException e) {
      throw new ModelException("The TensorFlow.js model is damaged.", e);
    }
  }

  private static Map<String, Node> nodes(JsonNode root) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    for (JsonNode node : root.path("modelTopology").path("node")) {
      List<String> inputs = new ArrayList<>();
      for (JsonNode input : node.path("input")) {
        if (!input.asText().startsWith("^")) {
          inputs.add(base(input.asText()));
        }
      }
      String name = node.path("name").asText();
      nodes.put(name, new Node(name, node.path("op").asText(), inputs, node.path("attr")));
    }
    return nodes;
  }

  private static Map<String, String> outputs(JsonNode root) {
    JsonNode signature = root.path("signature");
    if (signature.isMissingNode()) {
      signature = root.path("userDefinedMetadata").path("signature");
    }
    Map<String, String> outputs = new LinkedHashMap<>();
    signature
        .path("outputs")
        .properties()
        .forEach(
            output -> outputs.put(output.getKey(), base(output.getValue().path("name").asText())));
    return outputs;
  }

  private static Weight weight(JsonNode weight, ByteBuffer data) throws ModelException {
    long[] shape = new long[weight.path("shape").size()];
    int count = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = weight.path("shape").get(i).asLong();
      count = Math.multiplyExact(count, Math.toIntExact(shape[i]));
    }
    JsonNode quantisation = weight.path("quantization");
    String type = (quantisation.isMissingNode() ? weight : quantisation).path("dtype").asText();
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = value(type, quantisation, data);
    }
    return new Weight(shape, values);
  }

  private static float value(String type, JsonNode quantisation, ByteBuffer data)
      throws ModelException {
    return switch (type) {
      case "float32" -> data.getFloat();
      case "int32" -> data.getInt();
      case "float16" -> half(data.getShort());
      case "uint8" -> affine(Byte.toUnsignedInt(data.get()), quantisation);
      case "uint16" -> affine(Short.toUnsignedInt(data.getShort()), quantisation);
      default -> throw new ModelException("The TensorFlow.js model has weights of type " + type);
    };
  }

  private static float affine(int stored, JsonNode quantisation) {
    return (float)
        (stored * quantisation.path("scale").asDouble() + quantisation.path("min").asDouble());
  }

  /** IEEE 754 half precision. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1F;
    int mantissa = bits & 0x3FF;
    float sign = bits < 0 ? -1 : 1;
    if (exponent == 0) {
      return sign * mantissa * 0x1p-24f;
    }
    if (exponent == 0x1F) {
      return mantissa == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    return sign * (1 + mantissa / 1024f) * (float) Math.scalb(1.0, exponent - 15);
  }

  private static String base(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
