package org.kaologin.agent.adapt;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.kaologin.agent.capture.CaptureException;
import org.kaologin.agent.config.Keys;
import org.kaologin.agent.config.Settings;
import org.kaologin.agent.journal.Entry;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.policy.Peer;
import org.kaologin.agent.sight.Eyes;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.DecisionSettings;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Parameters;
import org.kaologin.biometrics.UnlockAttempt;
import org.kaologin.biometrics.adaptation.Adaptation;
import org.kaologin.biometrics.adaptation.Adapted;

/**
 * Learns on what users look like. Nothing waits for it: it begins when the answer is given, and
 * what goes wrong here is logged and changes no verdict. Thread-safe.
 */
public final class Adapting {
  private static final System.Logger LOG = System.getLogger(Adapting.class.getName());

  private final Settings settings;
  private final KnownFaces faces;
  private final Eyes eyes;
  private final Journal journal;
  private final LongSupplier nanoClock;
  private final NearMisses nearMisses =
      new NearMisses(Duration.ofSeconds(Parameters.NEAR_MISS_SECONDS));

  /**
   * @param nanoClock runs on evenly, as {@link System#nanoTime} does
   */
  public Adapting(
      Settings settings, KnownFaces faces, Eyes eyes, Journal journal, LongSupplier nanoClock) {
    this.settings = settings;
    this.faces = faces;
    this.eyes = eyes;
    this.journal = journal;
    this.nanoClock = nanoClock;
  }

  /** An attempt of living frames did not open. Takes no time: the answer may wait for it. */
  public void missed(String user, Peer peer, UnlockAttempt attempt) {
    nearMisses.forget(user);
    if (faces.adapt() && Adaptation.isNearMiss(attempt.scores())) {
      attempt
          .best()
          .ifPresent(best -> nearMisses.remember(user, peer.pid(), best, nanoClock.getAsLong()));
    }
  }

  /** An attempt opened, and the user knows. */
  public void opened(String user, Peer peer, UnlockAttempt attempt) {
    nearMisses.forget(user);
    if (faces.adapt() && Adaptation.isLive(attempt.scores())) {
      attempt
          .best()
          .ifPresent(
              best ->
                  update(
                      user,
                      peer,
                      "after-success",
                      (rules, before) -> rules.afterSuccess(before, best)));
    }
  }

  /** A PAM stack saw the password, and knows that we know. */
  public void passwordUsed(String user, Peer peer) throws InterruptedException {
    Optional<FaceSample> refused = nearMisses.take(user, peer.pid(), nanoClock.getAsLong());
    if (refused.isEmpty() || !faces.adapt()) {
      return;
    }
    try {
      List<FaceSample> look = SecondLook.take(eyes);
      update(
          user,
          peer,
          "after-password",
          (rules, before) -> rules.afterPassword(before, refused.get(), look));
    } catch (CaptureException e) {
      LOG.log(Level.WARNING, "nobody can be seen at the password: {0}", e.getMessage());
    }
  }

  /** One of the rules. */
  private interface Rule {
    Adapted apply(Adaptation rules, Adapted before);
  }

  private synchronized void update(String user, Peer peer, String ruleName, Rule rule) {
    try {
      Known known = faces.of(user);
      if (known.enrolled().isEmpty()) {
        return; // forgotten meanwhile
      }
      Adaptation rules =
          new Adaptation(
              known.enrolled(), DecisionSettings.comparing(settings.get(Keys.FALSE_MATCH_RATE)));
      Adapted after = rule.apply(rules, known.adapted());
      if (!after.equals(known.adapted()) && faces.keep(user, known, after)) {
        note(user, peer, ruleName, known.adapted(), after);
      }
    } catch (VaultException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "nothing is learnt of {0}: {1}", user, e.getMessage());
    }
  }

  private void note(String user, Peer peer, String ruleName, Adapted before, Adapted after) {
    int added = after.countMissingIn(before);
    int discarded = before.countMissingIn(after);
    if (added + discarded > 0) {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("rule", ruleName);
      details.put("added", added);
      details.put("discarded", discarded);
      details.put("fresh", after.fresh().size());
      details.put("confirmed", after.confirmed().size());
      journal.note(new Entry(Event.ADAPT, peer, user, added > 0 ? "added" : "discarded", details));
    }
  }
}
