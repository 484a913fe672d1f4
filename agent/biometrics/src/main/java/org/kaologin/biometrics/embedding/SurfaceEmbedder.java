package org.kaologin.biometrics.embedding;

import ai.onnxruntime.OrtException;
import org.kaologin.biometrics.Network;
import org.kaologin.biometrics.head.HeadGrid;
import org.kaologin.biometrics.head.HeadSurface;

/**
 * An embedding by one of Kao's own networks: 128 numbers, as a vector of a length that is always
 * the same. Persons are compared by Euclidean distance, up to twice that length.
 *
 * <p>Thread-safe.
 */
public final class SurfaceEmbedder {
  private final Network network;
  private final SurfaceChannels channels;

  private SurfaceEmbedder(Network network, SurfaceChannels channels) {
    this.network = network;
    this.channels = channels;
  }

  /** The network that reads the head's shape alone. */
  public static SurfaceEmbedder shape(Network network) {
    return new SurfaceEmbedder(network, SurfaceChannels.SHAPE);
  }

  /** The Siamese network that reads infrared and depth. */
  public static SurfaceEmbedder siameseDark(Network network) {
    return new SurfaceEmbedder(network, SurfaceChannels.DARK);
  }

  /** The Siamese network that reads colour and depth. */
  public static SurfaceEmbedder siameseColour(Network network) {
    return new SurfaceEmbedder(network, SurfaceChannels.LIGHT);
  }

  /** The embedding of a head; in colour where the network reads that. */
  public float[] embed(HeadSurface head) throws OrtException {
    long[] shape = {1, channels.count(), HeadGrid.SIDE, HeadGrid.SIDE};
    return network.run(channels.of(head), shape).get("embedding");
  }
}
