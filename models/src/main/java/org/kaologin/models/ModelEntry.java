package org.kaologin.models;

import java.util.List;

/**
 * What the catalogue says of one model.
 *
 * @param id what names it in code, configuration and calibration
 * @param task what it is for
 * @param file its file's name in a model folder
 * @param sha256 the only content that file may have, in lower-case hexadecimal
 * @param conversion how the build makes the file: {@code copy}, {@code dlib-resnet}, {@code tfjs}
 * @param inputs what it takes
 * @param outputs what it gives
 * @param licence SPDX identifier of the weights' licence
 * @param credit whom to thank
 * @param source where the weights come from
 */
public record ModelEntry(
    String id,
    String task,
    String file,
    String sha256,
    String conversion,
    List<Port> inputs,
    List<Port> outputs,
    String licence,
    String credit,
    Source source) {

  public ModelEntry {
    if (!file.matches("[a-z0-9][a-z0-9_.-]*")) {
      throw new IllegalArgumentException("not a plain file name: " + file);
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * One input or output of a network.
   *
   * @param name its name in the ONNX graph
   * @param shape its dimensions, -1 for a free one
   * @param content layout, unit and range in words
   */
  public record Port(String name, List<Integer> shape, String content) {}

  /** Provenance. */
  public sealed interface Source {}

  /**
   * Weights that others published.
   *
   * @param npmPackage {@code name@version}
   * @param tarballSha256 of the package as the registry serves it
   * @param files what is taken out of it
   */
  public record Published(String npmPackage, String tarballSha256, List<SourceFile> files)
      implements Source {}

  /**
   * Weights that this project trained and keeps in {@code models/networks}, under the model's file
   * name.
   *
   * @param card the file there that says from what, how, how well, and for whom worse
   */
  public record Trained(String card) implements Source {}

  /**
   * One file of a package.
   *
   * @param path inside the tarball
   * @param sha256 of its content
   */
  public record SourceFile(String path, String sha256) {}
}
