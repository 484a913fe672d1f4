package org.kaologin.agent.capture.kinect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's list of USB devices, as files in a folder. */
final class KernelsList {
  private final Path devices;
  private final Path nodes;
  private final Path drivers;

  KernelsList(Path folder) throws IOException {
    devices = Files.createDirectories(folder.resolve("devices"));
    nodes = Files.createDirectories(folder.resolve("nodes"));
    drivers = Files.createDirectories(folder.resolve("drivers"));
  }

  UsbSurvey survey() {
    return new UsbSurvey(devices, nodes);
  }

  /** Lists a device with one interface, which may be opened. */
  Path attach(String name, String vendor, String product, String speed) throws IOException {
    Path device = Files.createDirectories(devices.resolve(name));
    Files.writeString(device.resolve("idVendor"), vendor + "\n");
    Files.writeString(device.resolve("idProduct"), product + "\n");
    Files.writeString(device.resolve("busnum"), "2\n");
    Files.writeString(device.resolve("devnum"), "7\n");
    Files.writeString(device.resolve("speed"), speed + "\n");
    Files.createDirectories(device.resolve(name + ":1.0"));
    Files.writeString(Files.createDirectories(nodes.resolve("002")).resolve("007"), "");
    return device;
  }

  Path attachKinect(String speed) throws IOException {
    return attach("2-1", "045e", "02c4", speed);
  }

  /** The device's node goes away: for root, too, a file that it may not open. */
  void forbid() throws IOException {
    Files.delete(nodes.resolve("002/007"));
  }

  /** A driver, or "usbfs" for a program, claims the device's interface. */
  void claim(Path device, String driver) throws IOException {
    Files.createSymbolicLink(
        device.resolve(device.getFileName() + ":1.0").resolve("driver"),
        Files.createDirectories(drivers.resolve(driver)));
  }

  void detach(Path device) throws IOException {
    Files.delete(device.resolve("idVendor"));
  }
}
