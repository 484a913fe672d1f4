package org.kaologin.agent.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fuzz target on its committed inputs, and on some changed ones, the same in each run. {@code
 * installer/fuzz} goes on for longer, guided by what of the code has run.
 */
class CorpusTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("kao.root"), "agent/daemon/fuzz/corpus");
  private static final Duration MOST_TIME = Duration.ofSeconds(10);

  /** A megabyte of a recording may hold half a thousand frames; few inputs come near it. */
  private static final long MOST_BYTES = 512L << 20;

  private static final int NEW_INPUTS = 500;

  static List<String> targets() throws IOException {
    return names(CORPUS);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void nothingEscapesAndNothingGrows(String target) throws Throwable {
    List<byte[]> seeds = new ArrayList<>();
    for (String name : names(CORPUS.resolve(target))) {
      seeds.add(Files.readAllBytes(CORPUS.resolve(target).resolve(name)));
    }
    MethodHandle hostile = target(target);
    for (byte[] seed : seeds) {
      run(hostile, seed);
    }
    Mutations mutations = new Mutations(seeds);
    for (int i = 0; i < NEW_INPUTS; i++) {
      run(hostile, mutations.next());
    }
  }

  private static MethodHandle target(String name) throws Throwable {
    Class<?> target = Class.forName(name);
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      lookup.findStatic(target, "fuzzerInitialize", MethodType.methodType(void.class)).invoke();
    } catch (NoSuchMethodException e) {
      // it needs nothing
    }
    return lookup.findStatic(
        target, "fuzzerTestOneInput", MethodType.methodType(void.class, byte[].class));
  }

  private static void run(MethodHandle target, byte[] input) {
    String shown = Base64.getEncoder().encodeToString(input);
    long allocated = assertTimeoutPreemptively(MOST_TIME, () -> allocatedBy(target, input), shown);
    assertTrue(allocated < MOST_BYTES, () -> allocated + " bytes for " + shown);
  }

  private static long allocatedBy(MethodHandle target, byte[] input) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      target.invoke(input);
    } catch (Throwable e) {
      throw new AssertionError(Base64.getEncoder().encodeToString(input), e);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertTrue(!names.isEmpty(), folder + " is empty");
      return names;
    }
  }
}
