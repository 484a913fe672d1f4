package org.kaologin.agent.evaluation.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttackPlanTest {

  @Test
  void usesAllFramesBeforeItUsesOneTwice() {
    AttackPlan plan = AttackPlan.of(54, 42);
    assertEquals(
        List.of(0, 9, 18, 27, 36, 45),
        plan.stretches().stream().map(AttackPlan.Stretch::start).toList());
    for (int k = 0; k < 54; k++) {
      assertEquals(1, plan.of(k).size());
    }
  }

  @Test
  void spreadsFewPresentationsOverTheFrames() {
    assertEquals(
        List.of(0, 18, 36),
        AttackPlan.of(54, 20).stretches().stream().map(AttackPlan.Stretch::start).toList());
  }

  @Test
  void takesAnotherObjectWhenItBeginsAgain() {
    AttackPlan plan = AttackPlan.of(54, 91);
    assertEquals(13, plan.stretches().size());
    assertEquals(13, plan.stretches().stream().map(AttackPlan.Stretch::number).distinct().count());
    assertTrue(plan.stretches().stream().allMatch(s -> s.start() + s.length() <= 54));
  }

  @Test
  void makesNothingOfTooFewFrames() {
    assertEquals(List.of(), AttackPlan.of(2, 10).stretches());
    assertEquals(List.of(), AttackPlan.of(54, 0).stretches());
    assertEquals(
        List.of(new AttackPlan.Stretch(0, 4, 0), new AttackPlan.Stretch(0, 4, 1)),
        AttackPlan.of(4, 3).stretches());
  }
}
