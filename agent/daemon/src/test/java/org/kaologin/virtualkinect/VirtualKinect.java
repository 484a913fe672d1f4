package org.kaologin.virtualkinect;

import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.capture.recording.RecordingReader;
import org.kaologin.biometrics.frame.Calibration;

/**
 * The device: what it sees, what is wrong with it, and what libusb's functions do on it.
 *
 * <p>Thread-safe.
 */
public final class VirtualKinect {
  static final int NO_DEVICE = -4;
  static final int NOT_FOUND = -5;
  static final int BUSY = -6;
  static final int TIMEOUT = -7;
  static final int ACCESS = -3;
  static final int IO = -1;

  /** Frames that the device, the library and the listener hold between them. */
  private static final long FRAMES_UNDER_WAY = 4;

  private final Faults faults = new Faults();
  private final Transfers transfers = new Transfers();
  private final Calibration calibration;
  private final PhaseEncoder encoder;
  private final Commands commands;
  private final Scene room;
  private final Map<Path, Scene> scenes = new HashMap<>();
  private Scene scene;
  private int alternateSetting;
  private boolean started;
  private int handles;

  private VirtualKinect(Calibration calibration) {
    this.calibration = calibration;
    encoder = new PhaseEncoder(calibration.depth());
    commands = new Commands(encoder, calibration);
    room = Scene.emptyRoom(encoder);
    scene = room;
  }

  /**
   * Puts a device into this process, before libfreenect2 looks for one.
   *
   * @param first what it sees at first, and whose optics it has; an empty room with typical optics
   *     without
   */
  public static VirtualKinect install(Optional<Path> first) throws Exception {
    Calibration calibration = TypicalDevice.CALIBRATION;
    if (first.isPresent()) {
      try (RecordingReader reader = RecordingReader.open(first.get())) {
        calibration = reader.calibration();
      }
    }
    VirtualKinect device = new VirtualKinect(calibration);
    if (first.isPresent()) {
      device.play(first.get());
    }
    UsbFunctions.install(device);
    return device;
  }

  /** Shows a recording from now on. */
  public void play(Path recording) throws CaptureException {
    checkOptics(recording);
    Scene next;
    synchronized (scenes) {
      next = scenes.get(recording);
      if (next == null) {
        next = Scene.of(recording, encoder, 0);
        scenes.put(recording, next);
      }
    }
    show(next);
  }

  /**
   * Shows a recording from now on, as a noisy sensor sees it.
   *
   * @param noise standard deviation of each measured value; one of them is a sixteenth of a count
   */
  public void play(Path recording, double noise) throws CaptureException {
    checkOptics(recording);
    show(Scene.of(recording, encoder, noise));
  }

  private void checkOptics(Path recording) throws CaptureException {
    try (RecordingReader reader = RecordingReader.open(recording)) {
      if (!reader.calibration().depth().equals(calibration.depth())) {
        throw new IllegalArgumentException(
            recording + " was made with another sensor's optics than this device has");
      }
    }
  }

  /** Shows a room without anybody from now on. */
  public void empty() {
    show(room);
  }

  /** Changes the scene, and waits until what was under way from the old one has gone by. */
  private synchronized void show(Scene next) {
    scene = next;
    long gone = transfers.depthFrames() + FRAMES_UNDER_WAY;
    notifyAll();
    try {
      while (streaming() && transfers.depthFrames() < gone) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean streaming() {
    return started && !faults.stalled && !faults.unplugged && alternateSetting == 1;
  }

  /** Pulls the plug, or puts it back. */
  public synchronized void plugged(boolean plugged) {
    faults.unplugged = !plugged;
    if (!plugged) {
      transfers.unplug();
      commands.reset();
      started = false;
    }
    notifyAll();
  }

  /** Another program holds the device. */
  public synchronized void busy(boolean on) {
    faults.busy = on;
  }

  /** This process may, or may not, open the device. */
  public synchronized void permission(boolean on) {
    faults.withoutPermission = !on;
  }

  /** The device is on a port that is too slow. */
  public synchronized void usb2(boolean on) {
    faults.usb2 = on;
  }

  /** The device has forgotten its optics. */
  public synchronized void blankOptics(boolean on) {
    commands.blankOptics(on);
  }

  /** The device answers questions with half of what was asked for. */
  public synchronized void halfAnswers(boolean on) {
    commands.halfAnswers(on);
  }

  /** Both streams carry noise: nothing in them is what the protocol says. */
  public synchronized void garbled(boolean on) {
    faults.garbled = on;
  }

  /**
   * From now on the depth stream's transfers lead nowhere: the library reads there, and crashes.
   */
  public synchronized void wild() {
    faults.wild = true;
  }

  /** How many depth frames the device has begun to send. */
  public synchronized int depthFrames() {
    return transfers.depthFrames();
  }

  /** The streams hang. */
  public synchronized void stalled(boolean on) {
    faults.stalled = on;
    notifyAll();
  }

  /** The next so many packets of the depth stream are lost. */
  public synchronized void losePackets(int count) {
    faults.packetsToLose = count;
  }

  /** The next so many colour pictures are damaged. */
  public synchronized void corruptJpegs(int count) {
    faults.jpegsToCorrupt = count;
  }

  /** How many handles the library holds open. */
  public synchronized int openHandles() {
    return handles;
  }

  // ---- libusb's side

  synchronized boolean listed() {
    return !faults.unplugged;
  }

  synchronized int open() {
    int code = faults.unplugged ? NO_DEVICE : faults.withoutPermission ? ACCESS : 0;
    handles += code == 0 ? 1 : 0;
    return code;
  }

  synchronized void close() {
    handles--;
  }

  synchronized int claim() {
    return faults.unplugged ? NO_DEVICE : faults.busy ? BUSY : 0;
  }

  synchronized int present() {
    return faults.unplugged ? NO_DEVICE : 0;
  }

  synchronized int isoBytesPerInterval() {
    return faults.usb2 ? 1024 : UsbFunctions.ISO_BYTES;
  }

  synchronized int alternate(int interfaceNumber, int setting) {
    if (interfaceNumber == 1) {
      alternateSetting = setting;
      notifyAll();
    }
    return present();
  }

  synchronized int command(byte[] bytes) {
    if (faults.unplugged) {
      return NO_DEVICE;
    }
    if (!commands.take(bytes)) {
      return IO;
    }
    if (commands.streaming() && !started) {
      transfers.start(System.nanoTime());
    }
    started = commands.streaming();
    notifyAll();
    return 0;
  }

  synchronized Optional<byte[]> answer() {
    return faults.unplugged ? Optional.empty() : commands.answer();
  }

  synchronized int submit(Pointer transfer) {
    if (faults.unplugged) {
      return NO_DEVICE;
    }
    transfers.submit(transfer);
    notifyAll();
    return 0;
  }

  synchronized int cancel(Pointer transfer) {
    boolean found = transfers.cancel(transfer);
    notifyAll();
    return found ? 0 : NOT_FOUND;
  }

  /** Fills and completes transfers for some time, as libusb's event loop does. */
  void handleEvents(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    boolean any = false;
    while (true) {
      List<Runnable> completions;
      synchronized (this) {
        long now = System.nanoTime();
        long due = end;
        if (streaming()) {
          due = Math.min(end, transfers.fill(now, scene, faults));
          notifyAll();
        }
        completions = transfers.completions();
        if (completions.isEmpty()) {
          if (any || now >= end) {
            return;
          }
          long wait = Math.max(due - now, 100_000);
          wait(wait / 1_000_000, (int) (wait % 1_000_000));
        }
      }
      for (Runnable completion : completions) {
        completion.run();
        any = true;
      }
    }
  }
}
