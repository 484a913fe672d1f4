package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells the desktop of the tool is what the desktop's own tools want. */
class DesktopDataTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "desktop-file-validate org.kaologin.Kao.desktop",
        "appstreamcli validate --no-net --no-color org.kaologin.Kao.metainfo.xml"
      })
  void isValid(String command) throws Exception {
    Process process =
        new ProcessBuilder(command.split(" "))
            .directory(new java.io.File("src/main/desktop"))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
