package org.kaologin.biometrics.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.Parameters;

/** A face that changes slowly in one direction. */
class BeardTest {
  private static final int A_DAY = 5;
  private static final double GROWTH_A_DAY = 0.01;

  private final Random random = new Random(5);
  private final Person shaved = Person.any(random);
  private final List<FaceSample> enrolled = shaved.enrol(random);
  private final Lives lives = new Lives(enrolled, random);
  private int attempts;
  private int opened;

  /** The same face, so far on its way to a stranger's. */
  private Person grown(double share) {
    return shaved.away(share, new Random(77));
  }

  private void liveUntil(double share) {
    for (double now = 0; now <= share; now += GROWTH_A_DAY) {
      Person today = grown(now);
      for (int i = 0; i < A_DAY; i++) {
        attempts++;
        opened += lives.attempt(today, today) ? 1 : 0;
      }
    }
  }

  @Test
  void isFollowedBeyondWhatTheEnrolledTemplatesAccept() {
    liveUntil(0.72);

    Person bearded = grown(0.72);
    for (int i = 0; i < 20; i++) {
      assertFalse(lives.opensUnadapted(bearded));
      assertTrue(lives.opensNow(bearded));
    }
    assertTrue(opened >= 0.95 * attempts, opened + " of " + attempts);
    assertTrue(lives.nearMisses() > 0);
    assertTrue(lives.opensNow(shaved), "the enrolled face still opens");
  }

  @Test
  void isNotFollowedBeyondTheOuterBound() {
    liveUntil(1.3);

    assertFalse(lives.opensNow(grown(1.3)));
    assertNotEquals(List.of(), lives.adapted().confirmed());
    Likeness toEnrolled = new Likeness(Gallery.ofOne(enrolled));
    for (FaceSample template : lives.adapted().templates()) {
      assertTrue(toEnrolled.rate(template) <= Parameters.OUTER_RATE);
    }
  }

  @Test
  void isForgottenOnceItIsShavedOff() {
    Person afterAHoliday = grown(0.65);
    for (int i = 0; i < 20 && lives.adapted().confirmed().isEmpty(); i++) {
      lives.attempt(afterAHoliday, afterAHoliday);
    }
    assertNotEquals(List.of(), lives.adapted().confirmed());

    int unlocks = 0;
    while (!lives.adapted().confirmed().isEmpty() && unlocks < 100) {
      unlocks++;
      assertTrue(lives.attempt(shaved, shaved));
    }

    assertEquals(Parameters.CONFIRMED_UNLOCKS, unlocks);
    assertFalse(lives.opensNow(grown(0.72)));
  }
}
