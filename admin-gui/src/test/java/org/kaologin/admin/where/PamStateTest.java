package org.kaologin.admin.where;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PamStateTest {
  @Test
  void readsWhatTheHelperSays() {
    PamState state =
        PamState.of(
            "profile=available\nenabled=yes\npending=42\nmodule=present\nservice=login\nservice=sudo\n");

    assertEquals(new PamState(true, true, 42, List.of("login", "sudo")), state);
    assertTrue(state.isPending());
  }

  @Test
  void whatIsNotSaidIsNotSo() {
    assertEquals(new PamState(false, false, 0, List.of()), PamState.of("pending=soon\nnonsense"));
    assertFalse(PamState.of("pending=no").isPending());
    assertFalse(PamState.of("profile=available\nmodule=missing").available());
  }
}
