package org.kaologin.biometrics;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;

/**
 * One network of the catalogue in ONNX Runtime. Its input is called {@code input}.
 *
 * <p>Thread-safe; closing it while it runs is not.
 */
public final class Network implements AutoCloseable {
  private final OrtSession session;

  private Network(OrtSession session) {
    this.session = session;
  }

  /**
   * Loads a network.
   *
   * @param id in the catalogue
   * @param threads that one run may use, at least 1
   * @throws ModelException when the file is not the catalogue's, or no network
   */
  public static Network load(ModelStore models, String id, int threads) throws ModelException {
    ByteBuffer file = models.read(id);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Its own arenas would keep what a run needs, 9 MB a network, and are no faster than malloc.
      options.setCPUArenaAllocator(false);
      // A waiting worker sleeps instead of turning: the machine is the user's, not ours.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new Network(OrtEnvironment.getEnvironment().createSession(file, options));
    } catch (OrtException e) {
      throw new ModelException("ONNX Runtime cannot load " + id + ": " + e.getMessage(), e);
    }
  }

  /**
   * Runs it.
   *
   * @param input the numbers, row-major in {@code shape}
   * @return every output's numbers by its name
   */
  public Map<String, float[]> run(float[] input, long[] shape) throws OrtException {
    Map<String, float[]> outputs = new HashMap<>();
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(input), shape);
        OrtSession.Result result = session.run(Map.of("input", tensor))) {
      result.forEach(
          output -> {
            FloatBuffer values = ((OnnxTensor) output.getValue()).getFloatBuffer();
            float[] copy = new float[values.remaining()];
            values.get(copy);
            outputs.put(output.getKey(), copy);
          });
    }
    return outputs;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("closing a network: " + e.getMessage(), e);
    }
  }
}
