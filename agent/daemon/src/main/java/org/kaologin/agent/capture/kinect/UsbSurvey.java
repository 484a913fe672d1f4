package org.kaologin.agent.capture.kinect;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a Kinect v2 in the kernel's own list of USB devices. libfreenect2 does not say why a
 * device does not open; this list does.
 */
final class UsbSurvey {
  private static final String MICROSOFT = "045e";
  private static final Set<String> KINECT_V2 = Set.of("02c4", "02d8");

  private final Path devices;
  private final Path nodes;

  /**
   * @param devices a folder like {@code /sys/bus/usb/devices}
   * @param nodes a folder like {@code /dev/bus/usb}
   */
  UsbSurvey(Path devices, Path nodes) {
    this.devices = devices;
    this.nodes = nodes;
  }

  static UsbSurvey ofThisMachine() {
    return new UsbSurvey(Path.of("/sys/bus/usb/devices"), Path.of("/dev/bus/usb"));
  }

  /** The first Kinect v2; empty when there is none, or the kernel's list cannot be read. */
  Optional<AttachedKinect> find() {
    if (!Files.isDirectory(devices)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> list = Files.newDirectoryStream(devices)) {
      for (Path device : list) {
        if (attribute(device, "idVendor").equals(MICROSOFT)
            && KINECT_V2.contains(attribute(device, "idProduct"))) {
          return Optional.of(describe(device));
        }
      }
      return Optional.empty();
    } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
      // A device can vanish while it is looked at.
      return Optional.empty();
    }
  }

  private AttachedKinect describe(Path device) throws IOException {
    Path node =
        nodes.resolve(
            String.format(
                "%03d/%03d",
                Integer.parseInt(attribute(device, "busnum")),
                Integer.parseInt(attribute(device, "devnum"))));
    return new AttachedKinect(
        node,
        Files.isReadable(node) && Files.isWritable(node),
        Double.parseDouble(attribute(device, "speed")),
        isHeld(device));
  }

  /** A program's claim shows as the driver "usbfs" of an interface. */
  private static boolean isHeld(Path device) throws IOException {
    Path driver = device.resolve(device.getFileName() + ":1.0").resolve("driver");
    return Files.exists(driver) && driver.toRealPath().endsWith("usbfs");
  }

  private static String attribute(Path device, String name) throws IOException {
    Path file = device.resolve(name);
    return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
  }
}
