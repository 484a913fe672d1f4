package org.kaologin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaologin.protocol.Reply.FaceList.Face;

class FacesTableTest {
  private final FacesTable table = new FacesTable();

  @Test
  void showsAFaceARow() {
    int[] changes = {0};
    table.addTableModelListener(event -> changes[0]++);
    table.show(List.of(new Face("1", "glasses", 1_700_000_000, 0, 8)));

    assertEquals(1, table.getRowCount());
    assertEquals(1, changes[0]);
    assertEquals("glasses", table.getValueAt(0, 0));
    assertEquals("never", table.getValueAt(0, 2));
    assertEquals(8, table.getValueAt(0, 3));
    assertEquals("Last used", table.getColumnName(2));
    assertEquals("1", table.face(0).id());
  }
}
