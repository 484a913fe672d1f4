package org.kaologin.admin;

import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.FaceList.Face;
import org.kaologin.protocol.Request;

/** Whose faces the agent knows, and what can be done with them. */
final class FacesPanel extends JPanel {
  private static final long serialVersionUID = 1;

  private final transient Agent agent;
  private final String user;
  private final FacesTable faces = new FacesTable();
  private final JTable table = new JTable(faces);
  private final JProgressBar progress = new JProgressBar();
  private final JLabel message = new JLabel(" ");
  private final JButton enrol = new JButton("Enrol a face…");
  private final JButton rename = new JButton("Rename…");
  private final JButton remove = new JButton("Remove…");

  FacesPanel(Agent agent, String user) {
    super(new MigLayout("insets 16, fill", "[grow][]", "[][grow][][]"));
    this.agent = agent;
    this.user = user;
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.getSelectionModel().addListSelectionListener(event -> enableButtons());
    enrol.addActionListener(event -> enrol());
    rename.addActionListener(event -> rename());
    remove.addActionListener(event -> remove());
    progress.setVisible(false);
    add(new JLabel("Faces of " + user), "span, wrap");
    add(new JScrollPane(table), "grow");
    JPanel buttons = new JPanel(new MigLayout("insets 0, wrap 1, fillx", "[fill]"));
    buttons.add(enrol);
    buttons.add(rename);
    buttons.add(remove);
    add(buttons, "top, wrap");
    add(progress, "span, growx, wrap, hidemode 3");
    add(message, "span, growx");
    enableButtons();
    refresh();
  }

  private void enableButtons() {
    rename.setEnabled(selected().isPresent());
    remove.setEnabled(selected().isPresent());
  }

  private Optional<Face> selected() {
    int row = table.getSelectedRow();
    return row < 0 ? Optional.empty() : Optional.of(faces.face(table.convertRowIndexToModel(row)));
  }

  private void refresh() {
    agent.ask(
        new Request.ListFaces(user),
        Reply.FaceList.class,
        reply -> {},
        list -> faces.show(list.faces()),
        message::setText);
  }

  private void enrol() {
    String name = JOptionPane.showInputDialog(this, "What shall it be called?", "face");
    if (name == null || name.isBlank()) {
      return;
    }
    enrol.setEnabled(false);
    progress.setValue(0);
    progress.setVisible(true);
    Consumer<String> ended =
        sentence -> {
          progress.setVisible(false);
          enrol.setEnabled(true);
          message.setText(sentence);
          refresh();
        };
    agent.ask(
        new Request.Enrol(user, name.strip(), false),
        Reply.Enrolled.class,
        this::enrolling,
        enrolled -> ended.accept("The face is learnt."),
        ended);
  }

  private void enrolling(Reply reply) {
    if (reply instanceof Reply.EnrolProgress step) {
      progress.setMaximum(step.posesWanted());
      progress.setValue(step.posesDone());
      message.setText(step.nextPose().isEmpty() ? " " : "Look " + step.nextPose() + ".");
    }
  }

  private void rename() {
    selected()
        .ifPresent(
            face -> {
              String name = JOptionPane.showInputDialog(this, "Its new name:", face.name());
              if (name != null && !name.isBlank()) {
                change(new Request.RenameFace(user, face.id(), name.strip()));
              }
            });
  }

  private void remove() {
    selected()
        .filter(
            face ->
                JOptionPane.showConfirmDialog(
                        this,
                        "Forget " + face.name() + "? It can only be enrolled anew.",
                        "Remove",
                        JOptionPane.OK_CANCEL_OPTION)
                    == JOptionPane.OK_OPTION)
        .ifPresent(face -> change(new Request.DeleteFace(user, face.id())));
  }

  private void change(Request request) {
    agent.ask(
        request,
        Reply.Done.class,
        reply -> {},
        done -> {
          message.setText(" ");
          refresh();
        },
        message::setText);
  }
}
