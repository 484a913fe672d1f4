package org.kaologin.agent.capture.kinect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kaologin.virtualkinect.VirtualKinect;

@Tag("long")
class KinectV2SourceLeakTest {
  private static final int WARM_UP = 5;
  private static final int TIMES = 50;

  /** A device that is not freed costs 38 MB each time (measured), a pipeline 16 MB. */
  private static final long MOST_GROWTH_BYTES = 16 << 20;

  @Test
  void leavesNothingBehindWhenOpenedAndClosedFiftyTimes() throws Exception {
    VirtualKinect device = VirtualKinect.install(Optional.empty());
    long memory = 0;
    long descriptors = 0;
    long threads = 0;
    for (int i = 0; i < TIMES; i++) {
      try (KinectV2Source source = KinectV2Source.open()) {
        source.next(System.nanoTime() + 10_000_000_000L);
        assertEquals(1, device.openHandles());
      }
      assertEquals(0, device.openHandles());
      if (i == WARM_UP) {
        memory = MemoryInUse.bytes();
        descriptors = entries("/proc/self/fd");
        threads = entries("/proc/self/task");
      }
    }
    long growth = MemoryInUse.bytes() - memory;
    assertTrue(growth < MOST_GROWTH_BYTES, "native memory grew by " + growth + " bytes");
    assertTrue(entries("/proc/self/fd") <= descriptors + 2, "descriptors");
    assertTrue(entries("/proc/self/task") <= threads + 4, "threads");
  }

  private static long entries(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of(folder))) {
      return entries.count();
    }
  }
}
