package org.kaologin.virtualkinect;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Attaches a virtual Kinect to an unmodified program: {@code
 * -javaagent:virtual-kinect.jar=control=SOCKET,play=FILE}.
 */
public final class VirtualKinectAgent {

  private VirtualKinectAgent() {}

  /**
   * Called by the JVM before the program's main.
   *
   * @param options {@code key=value}, separated by commas
   */
  public static void premain(String options) throws Exception {
    Map<String, String> values = new HashMap<>();
    for (String option : options.split(",", -1)) {
      int equals = option.indexOf('=');
      values.put(option.substring(0, equals), option.substring(equals + 1));
    }
    VirtualKinect device =
        VirtualKinect.install(Optional.ofNullable(values.get("play")).map(Path::of));
    if (values.containsKey("control")) {
      ControlServer.start(device, Path.of(values.get("control")));
    }
  }
}
