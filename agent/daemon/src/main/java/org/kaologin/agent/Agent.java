package org.kaologin.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.ConfigurationException;
import org.kaologin.agent.config.ConfigurationFile;
import org.kaologin.agent.secret.Secrecy;
import org.kaologin.agent.systemd.ServiceManager;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.models.ModelException;

/** The process {@code kao-agent}: starts, answers until it is told to stop, and cleans up. */
public final class Agent {
  /** The command line is wrong; picocli's status for it, as of the command {@code kao}. */
  private static final int EXIT_USAGE = 2;

  /** The settings are wrong; the EX_CONFIG of sysexits.h. */
  private static final int EXIT_CONFIGURATION = 78;

  private static final int EXIT_FAILED = 1;

  private static final Path STANDARD_FILE = Path.of("/etc/kao/kao.toml");

  private static final String USAGE =
      """
      Usage: kao-agent [--config FILE]
      Answers whether the face in front of the camera is a user's.
        --config FILE   the settings (default: /etc/kao/kao.toml, if it is there)
        -h, --help      this text
        -V, --version   the version
      """;

  private Agent() {}

  /**
   * Where the process begins. Its one option needs no parser: picocli's would be a sixth of the
   * start.
   */
  public static void main(String[] arguments) {
    // One line a message: the system's journal has its own dates. Unless somebody set it.
    String format = "java.util.logging.SimpleFormatter.format";
    System.setProperty(format, System.getProperty(format, "%4$s: %5$s%6$s%n"));
    System.setProperty("java.awt.headless", "true");
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    if (arguments.isEmpty()) {
      return serve(Optional.empty());
    }
    if (arguments.size() == 2 && arguments.get(0).equals("--config")) {
      return serve(Optional.of(Path.of(arguments.get(1))));
    }
    if (arguments.equals(List.of("--help")) || arguments.equals(List.of("-h"))) {
      System.out.print(USAGE);
      return 0;
    }
    if (arguments.equals(List.of("--version")) || arguments.equals(List.of("-V"))) {
      System.out.println("kao-agent " + version());
      return 0;
    }
    System.err.print(USAGE);
    return EXIT_USAGE;
  }

  static String version() {
    String version = Agent.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  private static int serve(Optional<Path> file) {
    Thread.setDefaultUncaughtExceptionHandler((thread, reason) -> giveUp(thread, reason));
    Thread warmUp = WarmUp.begin();
    Secrecy.begin();
    ServiceManager systemd = new ServiceManager(System.getenv(), ProcessHandle.current().pid());
    try {
      RunningAgent agent = RunningAgent.start(configuration(file), systemd);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    systemd.stopping();
                    agent.close();
                  },
                  "kao-stop"));
      systemd.ready();
      SpareMemory.giveBack();
    } catch (ConfigurationException e) {
      return failed(EXIT_CONFIGURATION, e, warmUp);
    } catch (IOException | VaultException | ModelException e) {
      return failed(EXIT_FAILED, e, warmUp);
    }
    awaitSignal();
    return 0;
  }

  /**
   * Ends at once, for another agent to be started, when a thread ends by an error: a class that
   * could not be loaded once, for want of a descriptor, never can be, and who waits for that thread
   * waits for ever. What is on the disk is whole at any moment.
   */
  private static void giveUp(Thread thread, Throwable reason) {
    if (reason instanceof Error) {
      System.err.println("kao-agent: ends, because " + thread.getName() + " failed: " + reason);
      Runtime.getRuntime().halt(EXIT_FAILED);
    }
    System.err.println("kao-agent: " + thread.getName() + " failed: " + reason);
  }

  /** Until a signal ends the process, and the hook runs. */
  private static void awaitSignal() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Configuration configuration(Optional<Path> file) throws ConfigurationException {
    if (file.isEmpty() && Files.notExists(STANDARD_FILE)) {
      return Configuration.standard();
    }
    return ConfigurationFile.read(file.orElse(STANDARD_FILE));
  }

  /** Says why, and waits for what is still being loaded: it would not understand an early end. */
  private static int failed(int status, Exception reason, Thread loading) {
    System.err.println("kao-agent: " + reason.getMessage());
    try {
      loading.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return status;
  }
}
