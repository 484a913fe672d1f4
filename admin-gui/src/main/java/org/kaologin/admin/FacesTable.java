package org.kaologin.admin;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.kaologin.protocol.Reply.FaceList.Face;

/** A user's faces as rows. */
final class FacesTable extends AbstractTableModel {
  private static final long serialVersionUID = 1;

  private static final List<String> COLUMNS = List.of("Name", "Enrolled", "Last used", "Templates");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
          .withZone(ZoneId.systemDefault());

  private transient List<Face> faces = List.of();

  void show(List<Face> current) {
    faces = List.copyOf(current);
    fireTableDataChanged();
  }

  Face face(int row) {
    return faces.get(row);
  }

  @Override
  public int getRowCount() {
    return faces.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.size();
  }

  @Override
  public String getColumnName(int column) {
    return COLUMNS.get(column);
  }

  @Override
  public Object getValueAt(int row, int column) {
    Face face = faces.get(row);
    return switch (column) {
      case 0 -> face.name();
      case 1 -> time(face.enrolledAtSeconds());
      case 2 -> face.lastUsedAtSeconds() == 0 ? "never" : time(face.lastUsedAtSeconds());
      default -> face.templates();
    };
  }

  private static String time(long seconds) {
    return TIME.format(Instant.ofEpochSecond(seconds));
  }
}
