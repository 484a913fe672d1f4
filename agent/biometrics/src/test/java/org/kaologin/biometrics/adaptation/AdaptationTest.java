package org.kaologin.biometrics.adaptation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.Gallery;
import org.kaologin.biometrics.Judgement;
import org.kaologin.biometrics.Parameters;

class AdaptationTest {
  private static final int LOOK = Parameters.CONFIRMING_FRAMES;

  private final Random random = new Random(3);
  private final Person owner = Person.any(random);
  private final List<FaceSample> enrolled = owner.enrol(random);
  private final Adaptation rules = new Adaptation(Gallery.ofOne(enrolled), Lives.STANDARD);

  /** A new look: sure enough to be learnt from, and not known yet. */
  private Person newLook() {
    return owner.away(0.35, random);
  }

  /** A look that does not open any more. */
  private Person nearMiss() {
    return owner.away(0.6, random);
  }

  private Adapted confirm(Adapted before, Person person) {
    return rules.afterPassword(before, person.capture(random), person.captures(LOOK, random));
  }

  @Test
  void aCaptureThatOpenedServesForSoManyUnlocksAndNoMore() {
    FaceSample capture = newLook().capture(random);
    Adapted now = rules.afterSuccess(Adapted.NONE, capture);
    assertEquals(List.of(capture), now.templates());

    for (int i = 1; i < Parameters.FRESH_UNLOCKS; i++) {
      now = rules.afterSuccess(now, enrolled.get(0));
      assertEquals(List.of(capture), now.templates());
    }

    assertEquals(Adapted.NONE, rules.afterSuccess(now, enrolled.get(0)));
  }

  @Test
  void theNewestCapturesTakeThePlaceOfTheOldest() {
    List<FaceSample> captures = new ArrayList<>();
    Adapted now = Adapted.NONE;
    for (int i = 0; i < 10; i++) {
      captures.add(newLook().capture(random));
      now = rules.afterSuccess(now, captures.get(i));
    }
    assertEquals(captures.subList(8, 10), now.templates());
  }

  @Test
  void whatShowsNothingNewIsNotKept() {
    assertEquals(Adapted.NONE, rules.afterSuccess(Adapted.NONE, enrolled.get(0)));
    FaceSample capture = newLook().capture(random);
    Adapted now = rules.afterSuccess(Adapted.NONE, capture);
    assertEquals(1, rules.afterSuccess(now, capture).templates().size());
  }

  @Test
  void whatMerelyOpensIsNotKept() {
    FaceSample capture = nearMiss().capture(random);
    assertEquals(Adapted.NONE, rules.afterSuccess(Adapted.NONE, capture));
  }

  @Test
  void aCaptureThatOpenedAdmitsNoOther() {
    Person further = nearMiss();
    Adapted now = new Adapted(List.of(Fresh.of(further.capture(random))), List.of());

    Adapted after = rules.afterSuccess(now, further.capture(random));

    assertEquals(now.templates(), after.templates());
  }

  @Test
  void aChainOfLookAlikesLeadsNowhere() {
    Adapted now = Adapted.NONE;
    int learnt = 0;
    for (double share = 0; share < 1; share += 0.02) {
      now = rules.afterSuccess(now, owner.away(share, new Random(9)).capture(random));
      learnt = Math.max(learnt, now.templates().size());
      Likeness toEnrolled = new Likeness(Gallery.ofOne(enrolled));
      for (FaceSample template : now.templates()) {
        double most = Lives.STANDARD.falseMatchRate() / Parameters.FRESH_STRICTNESS;
        assertTrue(toEnrolled.rate(template) <= most);
      }
    }
    assertEquals(Parameters.FRESH_TEMPLATES, learnt);
  }

  @Test
  void thePasswordConfirmsTheFaceThatWasRefusedAndIsStillThere() {
    Person person = nearMiss();
    FaceSample refused = person.capture(random);
    List<FaceSample> look = person.captures(LOOK, random);

    Adapted now = rules.afterPassword(Adapted.NONE, refused, look);

    assertEquals(1, now.confirmed().size());
    assertTrue(look.containsAll(now.templates()), "never the refused capture itself");
  }

  @Test
  void aLookThatIsTooShortConfirmsNothing() {
    Person person = nearMiss();
    List<FaceSample> look = person.captures(LOOK - 1, random);
    assertSame(Adapted.NONE, rules.afterPassword(Adapted.NONE, person.capture(random), look));
  }

  @Test
  void somebodyElseAtThePasswordConfirmsNothing() {
    Adapted now =
        rules.afterPassword(
            Adapted.NONE, nearMiss().capture(random), nearMiss().captures(LOOK, random));
    assertEquals(Adapted.NONE, now);
  }

  @Test
  void whoIsNotNearIsNeverConfirmed() {
    assertEquals(Adapted.NONE, confirm(Adapted.NONE, owner.away(0.8, random)));
    assertEquals(Adapted.NONE, confirm(Adapted.NONE, owner.away(1, random)));
  }

  @Test
  void aConfirmedTemplateIsAnAnchorForTheNextButOnlyWithinTheOuterBound() {
    Person step = owner.away(0.6, new Random(9));
    Person next = owner.away(0.73, new Random(9));
    Person beyond = owner.away(0.95, new Random(9));
    assertEquals(Adapted.NONE, confirm(Adapted.NONE, next), "too far for one step");

    Adapted now = confirm(confirm(Adapted.NONE, step), next);

    assertEquals(2, now.confirmed().size());
    assertTrue(
        new Likeness(Gallery.ofOne(now.templates())).rate(beyond.captures(LOOK, random)) <= 1e-3);
    assertEquals(2, confirm(now, beyond).confirmed().size());
  }

  @Test
  void theOldestConfirmedTemplateGoesFirst() {
    List<FaceSample> kept = new ArrayList<>();
    Adapted now = Adapted.NONE;
    for (int i = 0; i < 5; i++) {
      now = confirm(now, nearMiss());
      List<Confirmed> confirmed = now.confirmed();
      kept.add(confirmed.get(confirmed.size() - 1).template());
    }
    assertEquals(kept.subList(2, 5), now.templates());
  }

  @Test
  void aConfirmedTemplateThatStopsMatchingGoes() {
    Person look = nearMiss();
    Adapted now = confirm(Adapted.NONE, look);
    for (int i = 1; i < Parameters.CONFIRMED_UNLOCKS; i++) {
      now = rules.afterSuccess(now, enrolled.get(0));
      assertEquals(1, now.confirmed().size());
    }
    Adapted matched = rules.afterSuccess(now, look.capture(random));
    assertEquals(0, matched.confirmed().get(0).unlocksWithout());

    assertEquals(List.of(), rules.afterSuccess(now, enrolled.get(0)).confirmed());
  }

  @Test
  void nothingIsLearntFromWhatHardlyShowsLife() {
    assertTrue(Adaptation.isLive(new Judgement.Scores(20, 2, 3, 0.3)));
    assertFalse(Adaptation.isLive(new Judgement.Scores(20, 3, 3, 0.3)));
    assertFalse(Adaptation.isLive(new Judgement.Scores(0, 0, 0, Double.NaN)));
  }

  @Test
  void aNearMissIsOneThatFewStrangersReachOverEnoughFrames() {
    assertTrue(Adaptation.isNearMiss(new Judgement.Scores(10, 0, 2, 0.3)));
    assertFalse(Adaptation.isNearMiss(new Judgement.Scores(4, 0, 2, 0.3)));
    assertFalse(Adaptation.isNearMiss(new Judgement.Scores(10, 2, 2, 0.3)));
    assertFalse(Adaptation.isNearMiss(new Judgement.Scores(10, 0, -8, 0.4)));
  }

  @Test
  void needsSomebodyEnrolled() {
    assertThrows(
        IllegalArgumentException.class, () -> new Adaptation(Gallery.EMPTY, Lives.STANDARD));
  }
}
