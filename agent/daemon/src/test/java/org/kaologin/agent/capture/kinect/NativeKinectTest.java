package org.kaologin.agent.capture.kinect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.libfreenect2.Freenect2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own, in which the library is not as it should be. */
class NativeKinectTest {
  private static final String NATIVES = "/org/bytedeco/libfreenect2/linux-x86_64/";
  private static final String LIBRARY = "libfreenect2.so.0.2";

  @TempDir Path folder;

  @Test
  void namesTheLibraryThatIsMissingAndThePackages() throws Exception {
    Path natives = Files.createDirectories(folder.resolve("classes" + NATIVES));
    byte[] library = resource(LIBRARY);
    replace(library, "libXcursor.so.1", "libXcursor.so.X");
    Files.write(natives.resolve(LIBRARY), library);
    Files.write(natives.resolve("libjnifreenect2.so"), resource("libjnifreenect2.so"));

    String answer = openOnce(folder.resolve("cache"));

    assertTrue(answer.startsWith("LIBRARY_MISSING"), answer);
    assertTrue(answer.contains("libXcursor.so.X"), answer);
    assertTrue(answer.contains("libxcursor1"), answer);
  }

  @Test
  void blamesNoPackageForALibraryThatIsDamaged() throws Exception {
    Path natives = Files.createDirectories(folder.resolve("classes" + NATIVES));
    Files.write(natives.resolve(LIBRARY), new byte[100]);
    Files.write(natives.resolve("libjnifreenect2.so"), new byte[100]);

    String answer = openOnce(folder.resolve("cache"));

    assertTrue(answer.startsWith("LIBRARY_MISSING"), answer);
    assertTrue(answer.contains("Linux on x86-64"), answer);
  }

  private String openOnce(Path cache) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                "-cp",
                folder.resolve("classes")
                    + File.pathSeparator
                    + System.getProperty("java.class.path"),
                OpenOnce.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return answer;
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = Freenect2.class.getResourceAsStream(NATIVES + name)) {
      return in.readAllBytes();
    }
  }

  private static void replace(byte[] bytes, String old, String changed) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(old);
    assertTrue(at > 0);
    System.arraycopy(changed.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, old.length());
  }
}
