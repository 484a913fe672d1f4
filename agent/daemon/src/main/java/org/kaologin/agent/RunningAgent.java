package org.kaologin.agent;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.adapt.Adapting;
import org.kaologin.agent.adapt.KnownFaces;
import org.kaologin.agent.administration.Administration;
import org.kaologin.agent.administration.NotedAnswer;
import org.kaologin.agent.administration.StatusReporter;
import org.kaologin.agent.administration.VaultAdministration;
import org.kaologin.agent.capture.FrameSources;
import org.kaologin.agent.capture.SharedSensor;
import org.kaologin.agent.capture.kinect.KinectV2Source;
import org.kaologin.agent.capture.recording.RecordingSource;
import org.kaologin.agent.config.Configuration;
import org.kaologin.agent.config.ConfigurationException;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.config.Switch;
import org.kaologin.agent.enrol.Enrolling;
import org.kaologin.agent.enrol.Faces;
import org.kaologin.agent.files.PrivateFolder;
import org.kaologin.agent.insight.FaceMaps;
import org.kaologin.agent.insight.Recorder;
import org.kaologin.agent.insight.Strictnesses;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.policy.Accounts;
import org.kaologin.agent.policy.Authorisation;
import org.kaologin.agent.policy.CameraPolicy;
import org.kaologin.agent.policy.FacePolicy;
import org.kaologin.agent.polkit.Polkit;
import org.kaologin.agent.server.ListeningSocket;
import org.kaologin.agent.server.Server;
import org.kaologin.agent.server.ServerLimits;
import org.kaologin.agent.sessions.ProcessAge;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.agent.sight.Eyes;
import org.kaologin.agent.standing.FaceRules;
import org.kaologin.agent.standing.MachineClock;
import org.kaologin.agent.standing.Standings;
import org.kaologin.agent.systemd.ServiceManager;
import org.kaologin.agent.unlock.Authentication;
import org.kaologin.agent.unlock.RecentFaces;
import org.kaologin.agent.unlock.Trial;
import org.kaologin.agent.vault.MasterKey;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.FaceEngine;
import org.kaologin.biometrics.Loading;
import org.kaologin.models.Catalogue;
import org.kaologin.models.ModelException;
import org.kaologin.models.ModelStore;
import org.newsclub.net.unix.AFUNIXServerSocket;

/** All parts of the agent, put together. Closing it ends them in the opposite order. */
final class RunningAgent implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RunningAgent.class.getName());
  private static final long BYTES_PER_KIBIBYTE = 1024;

  private final InstantSource clock = InstantSource.system();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private RunningAgent() {}

  /**
   * Starts to answer. When this returns, requests are answered by warm code.
   *
   * @throws ConfigurationException when the settings are wrong
   * @throws IOException when the state folder or the socket cannot be used
   * @throws VaultException when the vault cannot be used
   * @throws ModelException when the networks cannot be used
   */
  static RunningAgent start(Configuration configuration, ServiceManager systemd)
      throws ConfigurationException, IOException, VaultException, ModelException {
    RunningAgent agent = new RunningAgent();
    try {
      agent.assemble(configuration, systemd);
      return agent;
    } catch (ConfigurationException
        | IOException
        | VaultException
        | ModelException
        | RuntimeException e) {
      agent.close();
      throw e;
    }
  }

  private void assemble(Configuration configuration, ServiceManager systemd)
      throws ConfigurationException, IOException, VaultException, ModelException {
    Loading<FaceEngine> engine = part(loading(configuration));
    Path state = PrivateFolder.open(configuration.get(Keys.STATE_DIRECTORY));
    Settings settings = Settings.open(configuration, state.resolve("settings.toml"));
    MachineClock machineClock = MachineClock.open();
    Standings standings =
        Standings.open(state.resolve("standings"), () -> rules(settings), machineClock);
    Path keyFile = configuration.get(Keys.MASTER_KEY).orElse(state.resolve("master.key"));
    Vault vault =
        part(Vault.open(state.resolve("vault"), MasterKey.load(systemd.credentials(), keyFile)));
    long journalBytes = configuration.get(Keys.JOURNAL_KIBIBYTES) * BYTES_PER_KIBIBYTE;
    Journal journal =
        part(Journal.open(state, journalBytes, clock, vault.journalKey(), systemd.journal()));
    vault.findings().forEach(finding -> LOG.log(Level.ERROR, "{0}", finding));
    SharedSensor sensor =
        part(
            new SharedSensor(
                sources(configuration),
                Duration.ofSeconds(configuration.get(Keys.LINGER_SECONDS))));
    Accounts accounts = new Accounts();
    Sessions sessions = new Sessions();
    WarmUp.of(accounts, sessions); // while the networks still load
    FacePolicy policy = new FacePolicy(settings, standings, new ProcessAge(machineClock));
    CameraPolicy camera = new CameraPolicy(sessions, policy);
    Eyes eyes = new Eyes(sensor, engine.get(), () -> settings.get(Keys.COLOUR) == Switch.ON);
    KnownFaces known = new KnownFaces(settings, vault);
    Adapting adapting = new Adapting(settings, known, eyes, journal, System::nanoTime);
    NotedAnswer answer = new NotedAnswer(journal);
    RecentFaces recent = new RecentFaces(clock);
    Dispatcher dispatcher =
        new Dispatcher(
            new Authorisation(accounts, new Polkit(Polkit.PERSONS_PATIENCE)),
            journal,
            new Authentication(
                settings, sessions, policy, standings, known, eyes, adapting, journal, recent),
            new Trial(settings, camera, known, eyes, recent),
            new Enrolling(settings, accounts, camera, vault, eyes, journal, clock),
            new Faces(vault, settings, standings, journal, answer, recent),
            new Administration(settings, accounts, policy, standings, adapting, journal, answer),
            new VaultAdministration(vault, accounts, answer),
            new FaceMaps(vault, known, recent),
            new Strictnesses(vault, journal),
            new Recorder(camera, sensor, journal, clock),
            new StatusReporter(
                Agent.version(),
                clock.instant(),
                settings,
                sensor,
                vault,
                sessions,
                policy,
                networks()));
    ListeningSocket socket = listen(configuration, systemd);
    part(Server.start(socket, limits(configuration), dispatcher));
    WarmUp.of(socket.path());
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  private static Loading<FaceEngine> loading(Configuration configuration)
      throws ConfigurationException {
    ModelStore models = models(configuration);
    int threads = configuration.get(Keys.THREADS);
    return Loading.begin(() -> FaceEngine.open(models, threads).warmUp());
  }

  private static ModelStore models(Configuration configuration) throws ConfigurationException {
    Optional<Path> installed = Optional.ofNullable(System.getProperty("kao.models")).map(Path::of);
    return ModelStore.open(
        configuration
            .get(Keys.MODELS_DIRECTORY)
            .or(() -> installed)
            .orElseThrow(() -> Keys.MODELS_DIRECTORY.missing()));
  }

  /** Those that this version loads and no others, each with its file's SHA-256. */
  private static Map<String, String> networks() {
    Map<String, String> networks = new LinkedHashMap<>();
    Catalogue.load().models().forEach(entry -> networks.put(entry.id(), entry.sha256()));
    return networks;
  }

  private static FaceRules rules(Settings settings) {
    return new FaceRules(settings.get(Keys.FAILURES), settings.get(Keys.FAILURES_IN_ALL));
  }

  private static FrameSources sources(Configuration configuration) {
    return configuration
        .get(Keys.SENSOR_SOURCE)
        .recording()
        .<FrameSources>map(file -> () -> RecordingSource.open(file))
        .orElse(KinectV2Source::open);
  }

  private static ListeningSocket listen(Configuration configuration, ServiceManager systemd)
      throws IOException {
    Optional<AFUNIXServerSocket> handedOver = systemd.listeningSocket();
    return handedOver.isPresent()
        ? ListeningSocket.handedOver(handedOver.get())
        : ListeningSocket.bind(configuration.get(Keys.SOCKET_PATH));
  }

  private static ServerLimits limits(Configuration configuration) {
    return new ServerLimits(
        configuration.get(Keys.MAX_CONNECTIONS),
        configuration.get(Keys.MAX_CONNECTIONS_PER_USER),
        Duration.ofMillis(configuration.get(Keys.REQUEST_TIMEOUT_MS)));
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "{0} did not end well: {1}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
