package org.kaologin.agent.insight;

import java.io.IOException;
import java.util.List;
import org.kaologin.agent.journal.Journal;
import org.kaologin.agent.journal.Unlock;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.OperatingPoint;
import org.kaologin.biometrics.decision.Calibration;
import org.kaologin.biometrics.decision.Spread;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.Curves;
import org.kaologin.protocol.Request;

/** Says what each strictness means, in general and for a user. Thread-safe. */
public final class Strictnesses {
  private final Vault vault;
  private final Journal journal;

  public Strictnesses(Vault vault, Journal journal) {
    this.vault = vault;
    this.journal = journal;
  }

  /** Answers a request that the peer may make. */
  public void handle(Request.ReadCurves request, Conversation client) throws IOException {
    Reply reply;
    try {
      reply = curves(request.user());
    } catch (VaultException e) {
      reply = new Reply.Refused(RefusalCode.FAILED, e.getMessage());
    } catch (IOException e) {
      reply =
          new Reply.Refused(RefusalCode.FAILED, "the journal cannot be read: " + e.getMessage());
    }
    client.send(reply);
  }

  private Curves curves(String user) throws VaultException, IOException {
    int faces = Math.max(1, vault.faces(user).size());
    List<Double> unlocks = journal.unlocks(user).stream().map(Unlock::evidence).toList();
    Calibration calibration = Comparators.FUSION.calibration();
    return new Curves(
        unlocks,
        spread(calibration.impostorEvidence()),
        spread(calibration.genuineEvidence()),
        OperatingPoint.FRAMES,
        OperatingPoint.all(faces).stream().map(Strictnesses::point).toList());
  }

  private static Curves.Spread spread(Spread spread) {
    return new Curves.Spread(spread.mean(), spread.deviationOfMean(OperatingPoint.FRAMES));
  }

  private static Curves.OperatingPoint point(OperatingPoint point) {
    return new Curves.OperatingPoint(
        point.falseMatchRate(), point.needed(), point.refused(), point.siameseDistance());
  }
}
