package org.kaologin.agent.evaluation.layouts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kaologin.biometrics.frame.ColourImage;
import org.kaologin.biometrics.image.Picture;

/**
 * Pairs of colour photographs.
 *
 * @param layout how they lay in their folder
 * @param folds which pairs belong together
 */
public record PhotographPairs(String layout, List<List<Pair>> folds) {

  /**
   * Two photographs.
   *
   * @param one the first
   * @param other the second
   * @param same whether they show one person
   */
  public record Pair(Path one, Path other, boolean same) {}

  public PhotographPairs {
    folds = folds.stream().map(List::copyOf).toList();
  }

  /**
   * Reads a photograph.
   *
   * @throws IOException when it is missing or damaged
   */
  public static Picture photograph(Path file) throws IOException {
    java.awt.image.BufferedImage image = PictureFile.read(file);
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return Picture.of(new ColourImage(width, height, 1, rgb));
  }
}
