package org.kaologin.agent.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kaologin.agent.policy.Peer;

class AdmissionTest {
  private static final Peer ROOT = new Peer(0, 1);

  private final Admission admission = new Admission(new ServerLimits(8, 2, Duration.ZERO));

  @Test
  void aUserMayHaveSoManyAndNoMore() {
    assertTrue(admission.enter(user(1000)));
    assertTrue(admission.enter(user(1000)));

    assertFalse(admission.enter(user(1000)));
    assertTrue(admission.enter(user(1001)));
  }

  @Test
  void whoLeavesMakesRoom() {
    admission.enter(user(1000));
    admission.enter(user(1000));

    admission.leave(user(1000));

    assertTrue(admission.enter(user(1000)));
    assertFalse(admission.enter(user(1000)));
  }

  @Test
  void manyUsersTogetherLeaveRoomForRoot() {
    for (int uid = 1000; uid < 1006; uid++) {
      assertTrue(admission.enter(user(uid)));
    }

    assertFalse(admission.enter(user(1006)));
    assertTrue(admission.enter(ROOT));
    assertTrue(admission.enter(ROOT));
    assertFalse(admission.enter(ROOT));
  }

  private static Peer user(long uid) {
    return new Peer(uid, 1);
  }
}
