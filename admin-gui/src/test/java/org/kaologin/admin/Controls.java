package org.kaologin.admin;

import java.awt.Component;
import java.awt.Container;
import java.awt.FocusTraversalPolicy;
import java.awt.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.swing.AbstractButton;
import javax.swing.ButtonGroup;
import javax.swing.DefaultButtonModel;
import javax.swing.JComboBox;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.JSlider;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** What can be used in a window by who has no mouse, or does not see it. For the event thread. */
final class Controls {
  private Controls() {}

  /** What no key leads to, and what has no name to be read out. */
  static List<String> faulty(Window window) {
    Set<Component> reached = reached(window);
    List<String> faulty = new ArrayList<>();
    for (Component control : controls(window)) {
      if (!reached.contains(control) && !isBesideOneReached(control, reached)) {
        faulty.add("no key leads to " + control);
      }
    }
    for (Component at : reached) {
      String name = at.getAccessibleContext().getAccessibleName();
      if (Objects.requireNonNullElse(name, "").isBlank()) {
        faulty.add("nameless: " + at);
      }
    }
    for (JScrollPane pane : longer(window)) {
      if (reached.stream().noneMatch(at -> SwingUtilities.isDescendingFrom(at, pane))) {
        faulty.add("no key scrolls " + pane.getViewport().getView());
      }
    }
    return faulty;
  }

  /** What is longer than its place. */
  private static List<JScrollPane> longer(Container container) {
    List<JScrollPane> found = new ArrayList<>();
    for (Component child : container.getComponents()) {
      if (child instanceof JScrollPane pane && pane.getVerticalScrollBar().isShowing()) {
        found.add(pane);
      } else if (child instanceof Container inner) {
        found.addAll(longer(inner));
      }
    }
    return found;
  }

  /** What the tabulator goes through, until it is where it began. */
  private static Set<Component> reached(Window window) {
    FocusTraversalPolicy order = window.getFocusTraversalPolicy();
    Set<Component> reached = new HashSet<>();
    Component at = order.getFirstComponent(window);
    while (at != null && reached.add(at)) {
      at = order.getComponentAfter(at.getFocusCycleRootAncestor(), at);
    }
    return reached;
  }

  /** Of a group of which one is chosen the arrows lead to the others. */
  private static boolean isBesideOneReached(Component control, Set<Component> reached) {
    return group(control) != null
        && reached.stream().anyMatch(other -> group(other) == group(control));
  }

  private static ButtonGroup group(Component control) {
    return control instanceof AbstractButton button
            && button.getModel() instanceof DefaultButtonModel model
        ? model.getGroup()
        : null;
  }

  private static List<Component> controls(Container container) {
    List<Component> found = new ArrayList<>();
    for (Component child : container.getComponents()) {
      if (!child.isShowing() || child instanceof JScrollBar) {
        continue;
      }
      if (isControl(child) && child.isEnabled()) {
        found.add(child);
      }
      if (child instanceof Container inner && !(child instanceof JComboBox<?>)) {
        found.addAll(controls(inner));
      }
    }
    return found;
  }

  private static boolean isControl(Component child) {
    return child instanceof AbstractButton
        || child instanceof JComboBox<?>
        || child instanceof JSlider
        || child instanceof JTable
        || (child instanceof JTextComponent text && text.isEditable());
  }
}
