package org.kaologin.admin.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir Path root;
  private Machine machine;

  @BeforeEach
  void make() {
    machine = new Machine(root);
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private void plug(String port, String vendor, String product, String speed) throws IOException {
    write("sys/bus/usb/devices/" + port + "/idVendor", vendor + "\n");
    write("sys/bus/usb/devices/" + port + "/idProduct", product + "\n");
    write("sys/bus/usb/devices/" + port + "/speed", speed + "\n");
  }

  @Test
  void aMachineThatSaysNothingHasNothing() {
    assertEquals(Optional.empty(), machine.camera());
    assertEquals(OptionalInt.empty(), machine.usbMemory());
    assertEquals(Set.of(), machine.services());
  }

  @Test
  void aKinectOnUsb3IsFast() throws IOException {
    plug("1-1", "046d", "c52b", "12");
    plug("2-1", "045e", "02c4", "5000");

    assertTrue(machine.camera().orElseThrow().isFast());
  }

  @Test
  void aKinectOnUsb2IsSlow() throws IOException {
    plug("1-2", "045e", "02d8", "480");

    assertFalse(machine.camera().orElseThrow().isFast());
  }

  @Test
  void whoMayUseACameraIsSaidByItsDeviceNode() throws IOException {
    plug("2-1", "045e", "02c4", "5000");
    write("sys/bus/usb/devices/2-1/busnum", "2\n");
    write("sys/bus/usb/devices/2-1/devnum", "14\n");
    assertEquals(Machine.Access.UNKNOWN, machine.camera().orElseThrow().access());

    write("dev/bus/usb/002/014", "");
    Path node = root.resolve("dev/bus/usb/002/014");
    Files.setPosixFilePermissions(node, mode("rw-rw-rw-"));
    assertEquals(Machine.Access.EVERYBODY, machine.camera().orElseThrow().access());
    Files.setPosixFilePermissions(node, mode("rw-rw-r--"));
    assertEquals(Machine.Access.OTHERS, machine.camera().orElseThrow().access());
  }

  @Test
  void theAgentsGroupMayUseIt() {
    assertEquals(Machine.Access.AGENT, Machine.Access.of("kao", mode("rw-rw----")));
    assertEquals(Machine.Access.OTHERS, Machine.Access.of("kao", mode("rw-r--r--")));
    assertEquals(Machine.Access.EVERYBODY, Machine.Access.of("kao", mode("rw-rw-rw-")));
  }

  private static Set<PosixFilePermission> mode(String text) {
    return PosixFilePermissions.fromString(text);
  }

  @Test
  void microsoftMakesMiceToo() throws IOException {
    plug("1-2", "045e", "0745", "12");

    assertEquals(Optional.empty(), machine.camera());
  }

  @Test
  void theKernelSaysHowMuchUsbMemoryThereIs() throws IOException {
    write("sys/module/usbcore/parameters/usbfs_memory_mb", "16\n");

    assertEquals(OptionalInt.of(16), machine.usbMemory());
  }

  @Test
  void servicesAreWiredByThemselvesAndByWhatTheyInclude() throws IOException {
    write("etc/pam.d/common-auth", "auth [success=2 default=ignore] pam_kao.so\n");
    write("etc/pam.d/sudo", "@include common-auth\n");
    write("etc/pam.d/su", "auth substack common-auth\n");
    write("etc/pam.d/login", "-auth sufficient /lib/security/pam_kao.so timeout=4\n");
    write("etc/pam.d/cron", "# auth sufficient pam_kao.so\naccount required pam_kao.so\n");
    write("etc/pam.d/loop", "@include loop\n");
    write("etc/pam.d/out", "@include ../shadow\n");

    assertEquals(Set.of("login", "su", "sudo"), machine.services());
  }
}
