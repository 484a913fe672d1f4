package org.kaologin.admin.look;

import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;

/** Something that is painted, and says what it shows to whoever cannot see it. */
public abstract class Canvas extends JComponent {
  private static final long serialVersionUID = 1;

  @Override
  public final AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext = new Painted();
    }
    return accessibleContext;
  }

  private final class Painted extends AccessibleJComponent {
    private static final long serialVersionUID = 1;

    @Override
    public AccessibleRole getAccessibleRole() {
      return AccessibleRole.CANVAS;
    }
  }
}
