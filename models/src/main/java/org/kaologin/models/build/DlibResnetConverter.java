package org.kaologin.models.build;

import static org.kaologin.models.build.OnnxGraph.ints;

import java.util.Iterator;
import java.util.List;
import org.kaologin.models.ModelException;
import org.kaologin.models.build.DlibResnet.Convolution;

/**
 * dlib's face descriptor as an ONNX graph: raw RGB 0..255 in, 128 numbers out.
 *
 * <p>The affine layers and the input's normalisation are folded into the convolutions; the latter
 * may be, because the first convolution has no padding. Three things of dlib's are easily missed:
 * convolutions of stride 2 pad nothing; the shortcut around such a block is an average pool whose
 * missing channels are zeros; and where the pooled shortcut is one pixel larger, the convolved
 * branch is padded with zeros at its right and bottom.
 */
final class DlibResnetConverter {
  private static final int INPUT_SIDE = 150;
  private static final int CHANNELS = 3;
  private static final double INPUT_SCALE = 1 / 256.0;

  private final DlibResnet net;
  private final OnnxGraph graph = new OnnxGraph("dlib_face_recognition_resnet_v1");
  private final Iterator<Convolution> convolutions;
  private boolean first = true;

  private DlibResnetConverter(DlibResnet net) {
    this.net = net;
    this.convolutions = net.convolutions().iterator();
  }

  /** Converts the .dat file's content. */
  static byte[] convert(byte[] file) throws ModelException {
    return new DlibResnetConverter(DlibResnet.read(file)).build();
  }

  /** A picture inside the net: its name, its channels and its side in pixels. */
  private record Map(String name, int channels, int side) {}

  private byte[] build() {
    graph.input("input", -1, CHANNELS, INPUT_SIDE, INPUT_SIDE);
    Map map = relu(convolve(new Map("input", CHANNELS, INPUT_SIDE)));
    map =
        new Map(
            graph.node(
                "MaxPool", List.of(map.name()), ints("kernel_shape", 3, 3), ints("strides", 2, 2)),
            map.channels(),
            (map.side() - 3) / 2 + 1);
    while (convolutions.hasNext()) {
      map = block(map);
    }
    String pooled = graph.node("GlobalAveragePool", List.of(map.name()));
    String flat = graph.node("Flatten", List.of(pooled));
    String head = graph.floats(net.head(), DlibResnet.FEATURES, DlibResnet.EMBEDDING);
    graph.node("MatMul", "embedding", List.of(flat, head));
    graph.output("embedding", -1, DlibResnet.EMBEDDING);
    return graph.toByteArray();
  }

  /** A residual block: two convolutions, and a shortcut around them. */
  private Map block(Map in) {
    Map out = convolve(relu(convolve(in)));
    Map shortcut = in;
    if (out.side() < in.side()) {
      shortcut = pool(in);
      int missing = shortcut.side() - out.side();
      out = pad(out, 0, missing);
      shortcut = pad(shortcut, out.channels() - shortcut.channels(), 0);
    }
    return relu(
        new Map(
            graph.node("Add", List.of(out.name(), shortcut.name())), out.channels(), out.side()));
  }

  private Map relu(Map in) {
    return new Map(graph.node("Relu", List.of(in.name())), in.channels(), in.side());
  }

  private Map pool(Map in) {
    String name =
        graph.node(
            "AveragePool", List.of(in.name()), ints("kernel_shape", 2, 2), ints("strides", 2, 2));
    return new Map(name, in.channels(), (in.side() - 2) / 2 + 1);
  }

  private Map pad(Map in, int channels, int pixels) {
    if (channels == 0 && pixels == 0) {
      return in;
    }
    String amount = graph.longs(0, 0, 0, 0, 0, channels, pixels, pixels);
    return new Map(
        graph.node("Pad", List.of(in.name(), amount)),
        in.channels() + channels,
        in.side() + pixels);
  }

  private Map convolve(Map in) {
    Convolution layer = convolutions.next();
    int area = layer.rows() * layer.columns();
    int taps = in.channels() * area;
    float[] weights = new float[layer.filters() * taps];
    float[] biases = new float[layer.filters()];
    for (int f = 0; f < layer.filters(); f++) {
      double factor = layer.affine()[f];
      double bias =
          layer.weights()[layer.filters() * taps + f] * factor
              + layer.affine()[layer.filters() + f];
      for (int t = 0; t < taps; t++) {
        double weight = layer.weights()[f * taps + t] * factor;
        if (first) {
          weight *= INPUT_SCALE;
          bias -= weight * net.channelMeans()[t / area];
        }
        weights[f * taps + t] = (float) weight;
      }
      biases[f] = (float) bias;
    }
    first = false;
    String name =
        graph.node(
            "Conv",
            List.of(
                in.name(),
                graph.floats(
                    weights, layer.filters(), in.channels(), layer.rows(), layer.columns()),
                graph.floats(biases, layer.filters())),
            ints("kernel_shape", layer.rows(), layer.columns()),
            ints("strides", layer.strideY(), layer.strideX()),
            ints("pads", layer.padY(), layer.padX(), layer.padY(), layer.padX()));
    int side = (in.side() + 2 * layer.padY() - layer.rows()) / layer.strideY() + 1;
    return new Map(name, layer.filters(), side);
  }
}
