package org.kaologin.models.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.models.Catalogue;
import org.kaologin.models.ModelEntry;
import org.kaologin.models.ModelException;
import org.kaologin.models.Sha256;

/** The way from package to model: repeatable, offline the second time, and clear when it fails. */
class ConversionTest {
  private final ModelEntry blazeface = Catalogue.load().entry("blazeface");
  private final ModelEntry descriptor = Catalogue.load().entry("dlib-descriptor");

  @TempDir Path folder;
  private Path bin;
  private Path cache;

  @BeforeEach
  void folders() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    cache = folder.resolve("cache");
  }

  @Test
  void givesTheSameBytesEveryTime() throws ModelException {
    SourceCache builds = new SourceCache(BuildModels.cacheFolder(), new NpmClient(Map.of()));
    for (ModelEntry entry : Catalogue.load().models()) {
      if (entry.source() instanceof ModelEntry.Published published) {
        List<byte[]> sources = builds.contents(published);
        assertEquals(entry.sha256(), Sha256.of(BuildModels.convert(entry, sources)));
      }
    }
  }

  @Test
  void refusesADlibFileThatEndsEarly() throws ModelException {
    SourceCache builds = new SourceCache(BuildModels.cacheFolder(), new NpmClient(Map.of()));
    byte[] whole = builds.contents(published(descriptor)).get(0);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThrows(ModelException.class, () -> BuildModels.convert(descriptor, List.of(half)));
  }

  @Test
  void saysThatNpmIsMissing() {
    assertEquals(
        "npm is not installed; install it (Debian: apt-get install npm) and build again.",
        failure().getMessage());
  }

  @Test
  void passesOnWhatNpmSaysWhenItFails() throws IOException {
    npm("echo 'npm error network getaddrinfo ENOTFOUND' >&2; echo 'npm error a log' >&2; exit 1");
    assertEquals(
        "npm could not get @vladmandic/human@3.3.6; check the network and npm's settings and build"
            + " again. npm said: npm error network getaddrinfo ENOTFOUND",
        failure().getMessage());
  }

  @Test
  void passesOnWhatTheRealNpmSaysWithoutANetwork() {
    NpmClient npm =
        new NpmClient(
            Map.of("npm_config_registry", "http://127.0.0.1:1/", "npm_config_fetch_retries", "0"));
    ModelException e =
        assertThrows(
            ModelException.class, () -> new SourceCache(cache, npm).contents(published(blazeface)));
    assertTrue(e.getMessage().startsWith("npm could not get @vladmandic/human@3.3.6; check the"));
    assertTrue(e.getMessage().contains("ECONNREFUSED"), e.getMessage());
  }

  @Test
  void refusesAnotherPackageUnderTheSameName() throws IOException {
    npm("echo something else > package.tgz");
    String message = failure().getMessage();
    assertTrue(message.startsWith("@vladmandic/human@3.3.6 has the SHA-256 "), message);
    assertTrue(message.endsWith("it is not what Kao was built with, so do not use it."), message);
    try (var left = Files.list(cache)) {
      assertEquals(List.of(), left.toList(), "nothing of it stays in the cache");
    }
  }

  @Test
  void usesTheCacheWithoutNpmAndSeesDamageInIt() throws Exception {
    Files.createDirectories(cache);
    for (ModelEntry.SourceFile file : published(blazeface).files()) {
      Files.copy(BuildModels.cacheFolder().resolve(file.sha256()), cache.resolve(file.sha256()));
    }
    assertEquals(2, withoutNpm().contents(published(blazeface)).size());

    Path first = cache.resolve(published(blazeface).files().get(0).sha256());
    byte[] damaged = Files.readAllBytes(first);
    damaged[0] ^= 1;
    Files.write(first, damaged);
    assertThrows(ModelException.class, () -> withoutNpm().contents(published(blazeface)));
  }

  private ModelException failure() {
    return assertThrows(ModelException.class, () -> withoutNpm().contents(published(blazeface)));
  }

  /** A machine whose PATH has what {@link #npm} put there, and nothing else. */
  private SourceCache withoutNpm() {
    return new SourceCache(cache, new NpmClient(Map.of("PATH", bin.toString())));
  }

  private void npm(String script) throws IOException {
    Path npm = bin.resolve("npm");
    Files.writeString(npm, "#!/bin/sh\n" + script + "\n", StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static ModelEntry.Published published(ModelEntry entry) {
    return (ModelEntry.Published) entry.source();
  }
}
