package org.kaologin.admin.activity;

import java.awt.Component;
import javax.swing.BorderFactory;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;
import org.kaologin.admin.look.Look;
import org.kaologin.admin.look.Notice;

/** A cell, with a sign before what happened: colour is never the only one. */
final class HappeningRenderer extends DefaultTableCellRenderer {
  private static final long serialVersionUID = 1;
  private static final int ICON = 16;
  private static final int WHAT = 1;

  private final HappeningTable rows;

  HappeningRenderer(HappeningTable rows) {
    this.rows = rows;
  }

  @Override
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focused, int row, int column) {
    super.getTableCellRendererComponent(table, value, selected, focused, row, column);
    Happening happening = rows.row(table.convertRowIndexToModel(row));
    boolean what = table.convertColumnIndexToModel(column) == WHAT;
    setIcon(what ? weight(happening).icon(ICON) : null);
    setToolTipText(String.valueOf(value));
    if (!selected) {
      setForeground(Look.colour(what ? "Label.foreground" : Look.MUTED));
    }
    setBorder(BorderFactory.createEmptyBorder(0, 10, 0, 10));
    return this;
  }

  private static Notice.Weight weight(Happening happening) {
    if (happening.isRefusal()) {
      return Notice.Weight.WARNING;
    }
    return happening.isUnlock() ? Notice.Weight.GOOD : Notice.Weight.INFO;
  }
}
