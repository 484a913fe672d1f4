package org.kaologin.admin.enrol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.kaologin.protocol.Reply.EnrolProgress;

/** A view of the head, as the agent names it. */
enum View {
  STRAIGHT(EnrolProgress.STRAIGHT),
  LEFT(EnrolProgress.LEFT),
  RIGHT(EnrolProgress.RIGHT),
  UP(EnrolProgress.UP),
  DOWN(EnrolProgress.DOWN);

  private final int bit;

  View(int bit) {
    this.bit = bit;
  }

  /** In {@link EnrolProgress#views}. */
  int bit() {
    return bit;
  }

  /** In texts' keys and icons' names. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<View> named(String name) {
    return Arrays.stream(values()).filter(view -> view.key().equals(name)).findFirst();
  }
}
