package org.kaologin.agent.evaluation.layouts;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kaologin.agent.evaluation.rendering.KinectRendering;
import org.kaologin.agent.evaluation.rendering.Mesh;
import org.kaologin.agent.evaluation.rendering.Placement;
import org.kaologin.agent.evaluation.rendering.Texture;
import org.kaologin.biometrics.frame.DepthImage;
import org.kaologin.biometrics.frame.Frame;
import org.kaologin.biometrics.frame.InfraredImage;

/**
 * The layout {@code york3d}: {@code PERSON-EXPRESSION-….npz}, a scanned head's mesh ({@code v}, mm;
 * {@code vt}; {@code f}; {@code ft}; see {@link Mesh}), and beside it a {@code .jpg} of the same
 * name, its photograph and texture. Every scan is seen some times as a Kinect v2 would have seen
 * it; each person's first scan enrols, the second tries.
 *
 * <p>A person counts only when both meshes are whole.
 */
public final class York3dLayout {
  /** The layout's name on the command line. */
  public static final String NAME = "york3d";

  /** How often a scan is seen: one attempt. */
  private static final int FRAMES_PER_SCAN = 3;

  private static final double RANGE_MILLIMETRES = 800;

  /** A whole mesh: the least vertices, width and height (mm) of its largest part. */
  private static final int LEAST_VERTICES = 1500;

  private static final double LEAST_WIDTH = 90;
  private static final double LEAST_HEIGHT = 100;

  private static final int SCANS_PER_PERSON = 2;
  private static final String MESH = ".npz";
  private static final String PHOTOGRAPH = ".jpg";
  private static final long FRAME_NANOS = 33_333_333;

  private York3dLayout() {}

  /**
   * All persons of a folder whose meshes are whole, by name.
   *
   * @throws IOException when the folder does not have this layout, or a file is damaged
   */
  public static DataSet read(Path folder) throws IOException {
    Map<String, List<Path>> scans = scans(folder);
    List<RecordedPerson> persons = new ArrayList<>();
    int broken = 0;
    int single = 0;
    for (Map.Entry<String, List<Path>> person : scans.entrySet()) {
      List<Path> both = person.getValue();
      if (both.size() < SCANS_PER_PERSON) {
        single++;
      } else if (isWhole(both.get(0)) && isWhole(both.get(1))) {
        persons.add(person(person.getKey(), both.subList(0, SCANS_PER_PERSON)));
      } else {
        broken++;
      }
    }
    if (persons.isEmpty()) {
      throw new IOException(
          folder
              + " has no person with two whole scans PERSON-…"
              + MESH
              + "; it does not have the"
              + " layout "
              + NAME);
    }
    return new DataSet(
        NAME,
        persons,
        List.of(
            "Rendered, not recorded: each scan as a Kinect v2 would see it from about 0.8 m, its"
                + " photograph as the infrared picture, "
                + FRAMES_PER_SCAN
                + " frames of a scan, a few degrees and centimetres apart. What a mesh misses is seen in"
                + " infrared, and has no depth.",
            "Each person's first scan enrols, the second, of another expression, tries.",
            broken
                + " persons are left out because a mesh is not whole, "
                + single
                + " because there is one scan only."));
  }

  private static Map<String, List<Path>> scans(Path folder) throws IOException {
    Map<String, List<Path>> scans = new TreeMap<>();
    for (Path file : Folders.list(folder)) {
      String name = Folders.name(file);
      if (name.endsWith(MESH) && name.indexOf('-') > 0) {
        scans
            .computeIfAbsent(name.substring(0, name.indexOf('-')), p -> new ArrayList<>())
            .add(file);
      }
    }
    return scans;
  }

  private static boolean isWhole(Path npz) throws IOException {
    Mesh part = Mesh.read(npz).largestPart();
    return part.size() >= LEAST_VERTICES
        && part.extent(0) > LEAST_WIDTH
        && part.extent(1) > LEAST_HEIGHT;
  }

  private static RecordedPerson person(String name, List<Path> scans) {
    List<RecordedPerson.FrameFile> frames =
        Stream.iterate(0, i -> i + 1)
            .limit((long) SCANS_PER_PERSON * FRAMES_PER_SCAN)
            .<RecordedPerson.FrameFile>map(k -> () -> frame(scans.get(k / FRAMES_PER_SCAN), k))
            .toList();
    return new RecordedPerson(name, frames, k -> k < FRAMES_PER_SCAN, Map.of());
  }

  private static Frame frame(Path npz, int k) throws IOException {
    Mesh mesh = Mesh.read(npz).withoutCrumbs();
    String name = Folders.name(npz);
    BufferedImage photograph =
        PictureFile.read(
            npz.resolveSibling(name.substring(0, name.length() - MESH.length()) + PHOTOGRAPH));
    Random random = new Random(31L * name.hashCode() + k);
    KinectRendering rendering =
        new KinectRendering(
            mesh,
            Texture.of(photograph),
            Placement.casual(RANGE_MILLIMETRES, random),
            KinectIrDepthLayout.WIDTH,
            KinectIrDepthLayout.HEIGHT,
            KinectIrDepthLayout.CALIBRATION);
    InfraredImage infrared = rendering.infrared(random);
    DepthImage depth = rendering.depth(infrared, random);
    return new Frame(
        k, k * FRAME_NANOS, infrared, depth, Optional.empty(), KinectIrDepthLayout.CALIBRATION);
  }
}
