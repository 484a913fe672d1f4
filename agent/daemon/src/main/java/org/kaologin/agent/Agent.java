package org.kaologin.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.ConfigurationException;
import org.kaologin.agent.config.ConfigurationFile;
import org.kaologin.agent.systemd.ServiceManager;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.models.ModelException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The process {@code kao-agent}: starts, answers until it is told to stop, and cleans up. */
@Command(
    name = "kao-agent",
    description = "Answers whether the face in front of the camera is a user's.",
    mixinStandardHelpOptions = true,
    versionProvider = Agent.Version.class)
public final class Agent implements Callable<Integer> {
  /** The settings are wrong; the EX_CONFIG of sysexits.h. */
  private static final int EXIT_CONFIGURATION = 78;

  private static final int EXIT_FAILED = 1;

  private static final Path STANDARD_FILE = Path.of("/etc/kao/kao.toml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings (default: /etc/kao/kao.toml, if it is there).")
  private Path file;

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"kao-agent " + version()};
    }
  }

  /** Where the process begins. */
  public static void main(String[] arguments) {
    // One line a message: the system's journal has its own dates. Unless somebody set it.
    String format = "java.util.logging.SimpleFormatter.format";
    System.setProperty(format, System.getProperty(format, "%4$s: %5$s%6$s%n"));
    System.setProperty("java.awt.headless", "true");
    WarmUp.begin();
    System.exit(new CommandLine(new Agent()).execute(arguments));
  }

  static String version() {
    String version = Agent.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  @Override
  public Integer call() throws InterruptedException {
    ServiceManager systemd = new ServiceManager(System.getenv(), ProcessHandle.current().pid());
    try {
      RunningAgent agent = RunningAgent.start(configuration(), systemd);
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
      return failed(EXIT_CONFIGURATION, e);
    } catch (IOException | VaultException | ModelException e) {
      return failed(EXIT_FAILED, e);
    }
    new CountDownLatch(1).await(); // until a signal ends the process, and the hook runs
    return 0;
  }

  private Configuration configuration() throws ConfigurationException {
    if (file == null && Files.notExists(STANDARD_FILE)) {
      return Configuration.standard();
    }
    return ConfigurationFile.read(file == null ? STANDARD_FILE : file);
  }

  private static int failed(int status, Exception reason) {
    System.err.println("kao-agent: " + reason.getMessage());
    return status;
  }
}
