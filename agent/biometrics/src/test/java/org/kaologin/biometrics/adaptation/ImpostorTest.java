package org.kaologin.biometrics.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who is refused a thousand times, with the password typed right after each. */
class ImpostorTest {
  private static final int TIMES = 1000;

  private final Random random = new Random(11);
  private final Person owner = Person.any(random);
  private final Lives lives = new Lives(owner.enrol(random), random);

  /** From 0.75 on nearly every attempt is a near miss. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.9, 0.8, 0.75, 0.7})
  void isNotWalkedToWhenTheOwnerSitsDownToType(double likeness) {
    Person impostor = owner.away(likeness, random);
    double before = lives.evidence(impostor);

    for (int i = 0; i < TIMES; i++) {
      assertFalse(lives.attempt(impostor, owner), "accepted at attempt " + i);
    }

    assertEquals(Adapted.NONE, lives.adapted());
    assertEquals(before, lives.evidence(impostor), 0.5);
    assertTrue(lives.opensNow(owner));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.9, 0.8})
  void isNotWalkedToWhenHeStaysAloneInSight(double likeness) {
    Person impostor = owner.away(likeness, random);
    double before = lives.evidence(impostor);

    for (int i = 0; i < TIMES; i++) {
      assertFalse(lives.attempt(impostor, impostor), "accepted at attempt " + i);
    }

    assertEquals(Adapted.NONE, lives.adapted());
    assertEquals(before, lives.evidence(impostor), 0.5);
  }

  @Test
  void isNotWalkedToByTheUnlocksOfTheOwnerBetween() {
    Person impostor = owner.away(0.75, random);
    double before = lives.evidence(impostor);

    for (int i = 0; i < TIMES; i++) {
      lives.attempt(owner, owner);
      assertFalse(lives.attempt(impostor, owner), "accepted at attempt " + i);
    }

    assertTrue(lives.evidence(impostor) < before + 1);
  }

  /**
   * The limit: one stranger in a thousand is so near, and the password says that it is the owner.
   */
  @Test
  void isTakenForTheOwnerWhenHeIsNearAndAloneInSightAtThePassword() {
    Person twin = owner.away(0.65, random);
    assertFalse(lives.opensUnadapted(twin));

    for (int i = 0; i < 5; i++) {
      lives.attempt(twin, twin);
    }

    assertTrue(lives.opensNow(twin));
  }
}
