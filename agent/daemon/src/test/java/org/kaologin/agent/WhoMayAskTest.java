package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.agent.policy.WhoMayAsk;
import org.kaologin.agent.polkit.PolkitWorld;

/**
 * Walks PROTOCOL.md's table of who may ask what, every cell of it, with real users. Polkit's rules
 * let daemon do everything and bin nothing.
 */
class WhoMayAskTest {
  @TempDir Path folder;

  @Test
  void withPolkitEveryCellIsAsTheTableSays() throws Exception {
    assertEquals(expected(true), seen("polkit"));
  }

  @Test
  void withoutPolkitWhatItDecidesIsRootsAlone() throws Exception {
    assertEquals(expected(false), seen("none"));
  }

  private static SortedSet<String> expected(boolean polkit) throws Exception {
    SortedSet<String> lines = new TreeSet<>();
    for (Map.Entry<String, List<String>> row : WhoMayAsk.table().entrySet()) {
      List<String> cells = row.getValue();
      lines.add("root " + row.getKey() + " " + cells.get(0));
      for (String user : List.of("daemon", "bin")) {
        String trusted = polkit && user.equals("daemon") ? " yes" : " no";
        List<String> columns = List.of("itself", "others");
        for (int i = 0; i < columns.size(); i++) {
          String cell = cells.get(i + 1);
          String answer = cell.startsWith("org.kaologin.") ? trusted : " " + cell;
          lines.add(user + " " + columns.get(i) + " " + row.getKey() + answer);
        }
      }
    }
    return lines;
  }

  private SortedSet<String> seen(String polkit) throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    Process world = PolkitWorld.start(PrivilegeWorld.class, folder.toString(), polkit);
    List<String> lines = new ArrayList<>(world.inputReader().lines().toList());
    assertEquals(0, world.waitFor());
    return new TreeSet<>(lines);
  }
}
