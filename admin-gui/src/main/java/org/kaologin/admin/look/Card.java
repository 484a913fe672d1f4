package org.kaologin.admin.look;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.ui.FlatLineBorder;
import java.awt.Insets;
import java.awt.LayoutManager;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** A part of a page, with round corners. */
public class Card extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int ARC = 16;

  /**
   * @param layout of what is on it, with insets of its own
   */
  public Card(LayoutManager layout) {
    super(layout);
    putClientProperty(FlatClientProperties.STYLE, "arc: " + ARC + "; background: $" + Look.CARD);
  }

  @Override
  public final void updateUI() {
    super.updateUI();
    setBorder(
        new FlatLineBorder(new Insets(1, 1, 1, 1), UIManager.getColor("Kao.cardBorder"), 1, ARC));
  }
}
