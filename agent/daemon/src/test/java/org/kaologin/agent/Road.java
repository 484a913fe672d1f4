package org.kaologin.agent;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of whole roads have in common: one running agent a class, with no failure counted. */
abstract class Road {
  @TempDir static Path folder;
  static LiveAgent agent;

  @BeforeAll
  static void start() throws Exception {
    agent = LiveAgent.start(folder);
  }

  @AfterAll
  static void stop() {
    if (agent != null) {
      agent.close();
      agent = null;
    }
  }

  @BeforeEach
  void forgive() throws Exception {
    agent.forgive();
  }
}
