package org.kaologin.admin.activity;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.kaologin.admin.text.Texts;

/** Entries of the journal as rows, the newest first. */
final class HappeningTable extends AbstractTableModel {
  private static final long serialVersionUID = 1;
  private static final List<String> COLUMNS = List.of("when", "what", "service", "why");

  private final transient Texts texts;
  private transient List<Happening> rows = List.of();

  HappeningTable(Texts texts) {
    this.texts = texts;
  }

  void show(List<Happening> newest) {
    rows = List.copyOf(newest);
    fireTableDataChanged();
  }

  Happening row(int index) {
    return rows.get(index);
  }

  @Override
  public int getRowCount() {
    return rows.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.size();
  }

  @Override
  public String getColumnName(int column) {
    return texts.get("activity.column." + COLUMNS.get(column));
  }

  @Override
  public Object getValueAt(int index, int column) {
    Happening row = rows.get(index);
    return switch (COLUMNS.get(column)) {
      case "when" -> texts.moment(row.time());
      case "what" -> row.what(texts);
      case "service" -> row.service();
      default -> row.why(texts);
    };
  }
}
