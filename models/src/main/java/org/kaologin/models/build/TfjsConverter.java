package org.kaologin.models.build;

import static org.kaologin.models.build.OnnxGraph.integer;
import static org.kaologin.models.build.OnnxGraph.ints;
import static org.kaologin.models.build.OnnxGraph.word;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaologin.models.ModelException;
import org.kaologin.models.build.TfjsModel.Node;
import org.kaologin.models.build.TfjsModel.Weight;

/**
 * A TensorFlow.js graph model of the MediaPipe family as an ONNX graph.
 *
 * <p>TensorFlow keeps pictures as rows, columns, channels; ONNX as channels, rows, columns.
 * Pictures stay in ONNX's order until something flattens them. The graph's input is in ONNX's
 * order.
 */
final class TfjsConverter {
  private static final long[] TO_CHANNELS_FIRST = {0, 3, 1, 2};
  private static final long[] TO_CHANNELS_LAST = {0, 2, 3, 1};

  private final TfjsModel model;
  private final OnnxGraph graph;
  private final Map<String, Value> values = new HashMap<>();

  private TfjsConverter(String name, TfjsModel model) {
    this.model = model;
    this.graph = new OnnxGraph(name);
  }

  /**
   * A tensor in the ONNX graph.
   *
   * @param name its name there
   * @param channelsFirst whether it is a picture in ONNX's order
   * @param shape in TensorFlow's order
   */
  private record Value(String name, boolean channelsFirst, long[] shape) {}

  /** Converts the model's two files. */
  static byte[] convert(String name, byte[] json, byte[] binary) throws ModelException {
    return new TfjsConverter(name, TfjsModel.read(json, binary)).build();
  }

  private byte[] build() throws ModelException {
    for (Map.Entry<String, String> output : model.outputs().entrySet()) {
      Value value = value(output.getValue());
      String name = output.getKey().replaceAll(":[0-9]+$", "");
      graph.node("Identity", name, List.of(channelsLast(value)));
      graph.output(name, value.shape());
    }
    return graph.toByteArray();
  }

  /** The tensor behind a node, converted when it is met first. */
  private Value value(String name) throws ModelException {
    Value known = values.get(name);
    if (known != null) {
      return known;
    }
    Node node = model.nodes().get(name);
    Value value =
        switch (node.operator()) {
          case "Placeholder" -> input(node);
          case "Identity" -> value(node.inputs().get(0));
          case "Conv2D", "_FusedConv2D" -> convolution(node, false);
          case "DepthwiseConv2dNative", "FusedDepthwiseConv2dNative" -> convolution(node, true);
          case "MaxPool" -> maxPool(node);
          case "Pad" -> pad(node);
          case "Add", "AddV2" -> add(node);
          case "Relu", "Sigmoid" -> pointwise(node);
          case "Prelu" -> prelu(node);
          case "ConcatV2" -> concat(node);
          case "Reshape" -> reshape(node);
          default -> throw new ModelException("The model has the operator " + node.operator());
        };
    values.put(name, value);
    return value;
  }

  private Weight weight(String name) throws ModelException {
    Weight weight = model.weights().get(name);
    if (weight == null) {
      throw new ModelException("The model has no weights " + name);
    }
    return weight;
  }

  private Value input(Node node) {
    List<Long> dimensions = new ArrayList<>();
    node.attributes()
        .path("shape")
        .path("shape")
        .path("dim")
        .forEach(dimension -> dimensions.add(dimension.path("size").asLong()));
    long[] shape = {1, dimensions.get(1), dimensions.get(2), dimensions.get(3)};
    String name = "input";
    graph.input(name, 1, shape[3], shape[1], shape[2]);
    return new Value(name, true, shape);
  }

  private Value convolution(Node node, boolean depthwise) throws ModelException {
    Value in = value(node.inputs().get(0));
    Weight kernel = weight(node.inputs().get(1));
    long rows = kernel.shape()[0];
    long columns = kernel.shape()[1];
    long channels = depthwise ? kernel.shape()[2] * kernel.shape()[3] : kernel.shape()[3];
    long[] strides = node.numbers("strides", 1, 1, 1, 1);
    long[] dilations = node.numbers("dilations", 1, 1, 1, 1);
    if (dilations[1] != 1 || dilations[2] != 1) {
      throw new ModelException("The model has a dilated convolution.");
    }
    List<String> fused = node.words("fused_ops");
    List<String> inputs = new ArrayList<>();
    inputs.add(channelsFirst(in));
    inputs.add(kernel(kernel, depthwise));
    int next = 2;
    if (fused.contains("BiasAdd")) {
      inputs.add(graph.floats(weight(node.inputs().get(next++)).values(), channels));
    }
    String out =
        graph.node(
            "Conv",
            inputs,
            ints("kernel_shape", rows, columns),
            ints("strides", strides[1], strides[2]),
            integer("group", depthwise ? kernel.shape()[2] : 1),
            padding(node));
    if (fused.contains("Relu")) {
      out = graph.node("Relu", List.of(out));
    } else if (fused.contains("Prelu")) {
      out = graph.node("PRelu", List.of(out, slope(node.inputs().get(next))));
    }
    return new Value(
        out,
        true,
        window(in.shape(), new long[] {1, rows, columns, 1}, strides, isSame(node), channels));
  }

  /** From rows, columns, in, out to out, in, rows, columns; depthwise has one "in" a group. */
  private String kernel(Weight kernel, boolean depthwise) {
    int rows = (int) kernel.shape()[0];
    int columns = (int) kernel.shape()[1];
    int in = (int) kernel.shape()[2];
    int out = (int) kernel.shape()[3];
    float[] turned = new float[kernel.values().length];
    int from = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        for (int i = 0; i < in; i++) {
          for (int o = 0; o < out; o++) {
            int filter = depthwise ? i * out + o : o * in + i;
            turned[(filter * rows + y) * columns + x] = kernel.values()[from++];
          }
        }
      }
    }
    return depthwise
        ? graph.floats(turned, (long) in * out, 1, rows, columns)
        : graph.floats(turned, out, in, rows, columns);
  }

  private Value maxPool(Node node) throws ModelException {
    Value in = value(node.inputs().get(0));
    long[] size = node.numbers("ksize");
    long[] strides = node.numbers("strides");
    String out =
        graph.node(
            "MaxPool",
            List.of(channelsFirst(in)),
            ints("kernel_shape", size[1], size[2]),
            ints("strides", strides[1], strides[2]),
            padding(node));
    return new Value(out, true, window(in.shape(), size, strides, isSame(node), in.shape()[3]));
  }

  private Value pad(Node node) throws ModelException {
    Value in = value(node.inputs().get(0));
    float[] amount = weight(node.inputs().get(1)).values();
    long[] shape = in.shape().clone();
    long[] pads = new long[8];
    for (int i = 0; i < 4; i++) {
      shape[i] += (long) amount[2 * i] + (long) amount[2 * i + 1];
      int from = (int) TO_CHANNELS_FIRST[i];
      pads[i] = (long) amount[2 * from];
      pads[4 + i] = (long) amount[2 * from + 1];
    }
    return new Value(graph.node("Pad", List.of(channelsFirst(in), graph.longs(pads))), true, shape);
  }

  private Value add(Node node) throws ModelException {
    Value left = value(node.inputs().get(0));
    Value right = value(node.inputs().get(1));
    return new Value(
        graph.node("Add", List.of(channelsFirst(left), channelsFirst(right))), true, left.shape());
  }

  private Value pointwise(Node node) throws ModelException {
    Value in = value(node.inputs().get(0));
    return new Value(
        graph.node(node.operator(), List.of(in.name())), in.channelsFirst(), in.shape());
  }

  private Value prelu(Node node) throws ModelException {
    Value in = value(node.inputs().get(0));
    return new Value(
        graph.node("PRelu", List.of(channelsFirst(in), slope(node.inputs().get(1)))),
        true,
        in.shape());
  }

  private Value concat(Node node) throws ModelException {
    int last = node.inputs().size() - 1;
    float axis = weight(node.inputs().get(last)).values()[0];
    if (axis != 3 && axis != -1) {
      throw new ModelException("The model joins pictures along axis " + axis);
    }
    List<String> parts = new ArrayList<>();
    long channels = 0;
    for (String input : node.inputs().subList(0, last)) {
      Value part = value(input);
      parts.add(channelsFirst(part));
      channels += part.shape()[3];
    }
    long[] shape = value(node.inputs().get(0)).shape().clone();
    shape[3] = channels;
    return new Value(graph.node("Concat", parts, integer("axis", 1)), true, shape);
  }

  private Value reshape(Node node) throws ModelException {
    Value in = value(node.inputs().get(0));
    float[] wanted = weight(node.inputs().get(1)).values();
    long total = 1;
    for (long dimension : in.shape()) {
      total *= dimension;
    }
    long known = 1;
    for (float dimension : wanted) {
      known *= dimension > 0 ? (long) dimension : 1;
    }
    long[] shape = new long[wanted.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = wanted[i] > 0 ? (long) wanted[i] : total / known;
    }
    return new Value(
        graph.node("Reshape", List.of(channelsLast(in), graph.longs(shape))), false, shape);
  }

  /** One slope a channel. */
  private String slope(String name) throws ModelException {
    float[] values = weight(name).values();
    return graph.floats(values, values.length, 1, 1);
  }

  private static boolean isSame(Node node) {
    return node.word("padding").equals("SAME");
  }

  /** TensorFlow's SAME puts the odd pixel at the right and the bottom. */
  private static AttributeProto padding(Node node) {
    return word("auto_pad", isSame(node) ? "SAME_UPPER" : "VALID");
  }

  private static long[] window(
      long[] in, long[] size, long[] strides, boolean same, long channels) {
    long[] shape = {in[0], 0, 0, channels};
    for (int i = 1; i <= 2; i++) {
      shape[i] = same ? (in[i] + strides[i] - 1) / strides[i] : (in[i] - size[i]) / strides[i] + 1;
    }
    return shape;
  }

  private String channelsFirst(Value value) {
    return value.channelsFirst()
        ? value.name()
        : graph.node("Transpose", List.of(value.name()), ints("perm", TO_CHANNELS_FIRST));
  }

  private String channelsLast(Value value) {
    return value.channelsFirst()
        ? graph.node("Transpose", List.of(value.name()), ints("perm", TO_CHANNELS_LAST))
        : value.name();
  }
}
