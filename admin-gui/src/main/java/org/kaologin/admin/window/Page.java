package org.kaologin.admin.window;

import javax.swing.JComponent;

/** One page of the window. All methods are called on the event thread. */
public interface Page {
  /** What is shown. */
  JComponent component();

  /** It comes into sight. */
  default void shown() {}

  /** It goes out of sight: the camera is let go, questions are cut short. */
  default void hidden() {}

  /** An agent that was gone is there again, while this page is in sight. */
  default void back() {
    shown();
  }
}
