package org.kaologin.biometrics.face;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FaceBoxTest {
  private final FaceBox box = new FaceBox(10, 20, 50, 60, 0.9);

  @Test
  void overlapsItselfWhollyAndAStrangerNot() {
    assertEquals(1, box.overlap(box), 1e-12);
    assertEquals(0, box.overlap(new FaceBox(60, 20, 90, 60, 0.9)), 1e-12);
    assertEquals(1 / 3.0, box.overlap(new FaceBox(30, 20, 70, 60, 0.9)), 1e-12);
  }

  @Test
  void growsAroundItsMiddle() {
    FaceBox square = box.square(1.5);
    assertEquals(box.centre(), square.centre());
    assertEquals(60, square.width(), 1e-9);
  }
}
