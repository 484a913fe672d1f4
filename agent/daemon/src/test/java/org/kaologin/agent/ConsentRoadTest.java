package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaologin.protocol.ProgressCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/** Services that want more than a look. */
class ConsentRoadTest extends Road {
  private final List<Reply> before = new ArrayList<>();

  @BeforeEach
  void setRules() throws Exception {
    assertEquals(
        new Reply.Done(), agent.ask(new Request.SetSetting("unlock.services", "sudo=nod, su=key")));
  }

  @AfterEach
  void setBack() throws Exception {
    agent.ask(new Request.SetSetting("unlock.services", "sshd=password"));
  }

  private VerdictCode ask(String service, int millis, boolean agreed) throws Exception {
    Request request = new Request.Authenticate(LiveAgent.USER, service, "", millis, false, agreed);
    int code = ((Reply.Verdict) agent.ask(request, before)).code();
    return VerdictCode.ofCode(code).orElseThrow();
  }

  @Test
  void whoNodsOpens() throws Exception {
    agent.stage().show("alice-nod");

    assertEquals(VerdictCode.ACCEPTED, ask("sudo", 30_000, false));
  }

  @Test
  void whoOnlyLooksIsAskedToNodAndOpensNothing() throws Exception {
    agent.stage().show("alice");

    assertEquals(VerdictCode.TIMEOUT, ask("sudo", 4_000, false));

    assertTrue(before.contains(new Reply.Progress(ProgressCode.NOD)), before::toString);
    assertEquals("[\"nod\"]", agent.newestEntry().get("missing").toString());
  }

  @Test
  void whereEnterIsWantedTheCameraStaysOffUntilThen() throws Exception {
    agent.stage().show("alice");

    assertEquals(VerdictCode.KEY_WANTED, ask("su", 30_000, false));
    assertFalse(before.contains(new Reply.Progress(ProgressCode.SENSOR_STARTING)));
    assertEquals(VerdictCode.ACCEPTED, ask("su", 30_000, true));
  }

  @Test
  void noKeyEndsALock() throws Exception {
    agent.stage().show("alice");
    agent.ask(new Request.Lock(LiveAgent.USER));

    assertEquals(VerdictCode.PASSWORD_REQUIRED, ask("su", 30_000, false));
    assertEquals(VerdictCode.PASSWORD_REQUIRED, ask("su", 30_000, true));
  }
}
