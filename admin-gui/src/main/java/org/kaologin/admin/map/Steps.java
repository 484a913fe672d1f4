package org.kaologin.admin.map;

import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;

/** Leads from point to point of a map: by the pointer, and by the arrow keys. */
final class Steps extends MouseAdapter {
  private static final Map<Integer, Scatter.Way> KEYS =
      Map.of(
          KeyEvent.VK_LEFT, Scatter.Way.LEFT,
          KeyEvent.VK_RIGHT, Scatter.Way.RIGHT,
          KeyEvent.VK_UP, Scatter.Way.UP,
          KeyEvent.VK_DOWN, Scatter.Way.DOWN);

  private final FaceMapView view;

  private Steps(FaceMapView view) {
    this.view = view;
  }

  static void install(FaceMapView view) {
    Steps steps = new Steps(view);
    view.addMouseListener(steps);
    view.addMouseMotionListener(steps);
    KEYS.forEach((key, way) -> bind(view, key, () -> view.chooseNext(way)));
    bind(view, KeyEvent.VK_ESCAPE, view::chooseNone);
  }

  private static void bind(FaceMapView view, int key, Runnable step) {
    view.getInputMap().put(KeyStroke.getKeyStroke(key, 0), key);
    view.getActionMap()
        .put(
            key,
            new AbstractAction() {
              private static final long serialVersionUID = 1;

              @Override
              public void actionPerformed(ActionEvent event) {
                step.run();
              }
            });
  }

  @Override
  public void mousePressed(MouseEvent event) {
    view.requestFocusInWindow();
    view.chooseAt(event.getX(), event.getY());
  }

  @Override
  public void mouseMoved(MouseEvent event) {
    view.chooseAt(event.getX(), event.getY());
  }

  @Override
  public void mouseExited(MouseEvent event) {
    view.chooseNone();
  }
}
