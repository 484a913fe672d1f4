package org.kaologin.agent.administration;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kaologin.agent.capture.Light;
import org.kaologin.agent.capture.SharedSensor;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.policy.FacePolicy;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.sessions.Sessions;
import org.kaologin.agent.sessions.Whereabouts;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.StatusReport.Item;

/**
 * Says how the agent is. Everybody may ask, so it names no user; what is wrong with whose file is
 * for root. Thread-safe.
 */
public final class StatusReporter {
  /** So many findings fit an answer beside the rest. */
  private static final int MOST_FINDINGS = 10;

  private static final int LONGEST_FINDING = 500;

  private final String version;
  private final Instant startedAt;
  private final Settings settings;
  private final SharedSensor sensor;
  private final Vault vault;
  private final Sessions sessions;
  private final FacePolicy policy;
  private final Map<String, String> networks;

  /**
   * @param version the agent's
   * @param startedAt when it began
   * @param networks the names of those that it loaded and checked, each with its file's SHA-256
   */
  public StatusReporter(
      String version,
      Instant startedAt,
      Settings settings,
      SharedSensor sensor,
      Vault vault,
      Sessions sessions,
      FacePolicy policy,
      Map<String, String> networks) {
    this.version = version;
    this.startedAt = startedAt;
    this.settings = settings;
    this.sensor = sensor;
    this.vault = vault;
    this.sessions = sessions;
    this.policy = policy;
    this.networks = networks;
  }

  /** Answers. */
  public void handle(Conversation client) throws IOException {
    List<String> findings = vault.findings();
    List<Item> items = new ArrayList<>();
    items.add(new Item("version", version));
    items.add(new Item("started", startedAt.toString()));
    items.add(new Item("sensor", settings.current().text(Keys.SENSOR_SOURCE)));
    items.add(new Item("camera", sensor.description().orElse("off")));
    sensor.light().ifPresent(light -> add(items, light));
    items.add(new Item("users", users()));
    items.add(new Item("master key", vault.masterKeyOrigin()));
    networks.forEach((name, hash) -> items.add(new Item("network " + name, hash)));
    items.add(new Item("false match rate", settings.current().text(Keys.FALSE_MATCH_RATE)));
    Whereabouts where = sessions.of(client.peer().pid());
    items.add(new Item("session", where.code()));
    if (policy.objection(where).isPresent()) {
      where.objection().ifPresent(words -> items.add(new Item("session objection", words)));
    }
    items.add(new Item("problems", Integer.toString(findings.size())));
    if (client.peer().isRoot()) {
      for (int i = 0; i < Math.min(findings.size(), MOST_FINDINGS); i++) {
        String finding = findings.get(i);
        finding = finding.substring(0, Math.min(finding.length(), LONGEST_FINDING));
        items.add(new Item("problem " + (i + 1), finding));
      }
    }
    client.send(new Reply.StatusReport(items));
  }

  private static void add(List<Item> items, Light light) {
    items.add(new Item("overexposed percent", Integer.toString(light.overexposed())));
    items.add(new Item("depth percent", Integer.toString(light.depth())));
  }

  private String users() {
    try {
      return Integer.toString(vault.users().size());
    } catch (VaultException e) {
      return "unknown";
    }
  }
}
