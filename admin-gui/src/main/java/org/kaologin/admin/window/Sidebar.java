package org.kaologin.admin.window;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.kaologin.admin.look.Icons;
import org.kaologin.admin.text.Texts;

/** The list of pages. */
final class Sidebar extends JPanel {
  private static final long serialVersionUID = 1;
  private static final int ICON = 20;
  private static final String STYLE =
      "arc: 12; toolbar.margin: 9,12,9,12;"
          + " toolbar.selectedBackground: fade($Component.accentColor,18%)";

  private final Map<PageName, JToggleButton> buttons = new EnumMap<>(PageName.class);

  Sidebar(Texts texts, Consumer<PageName> chosen) {
    super(new MigLayout("insets 16 12 16 12, wrap 1, fillx", "[208!,fill]", "[]4[]"));
    putClientProperty(FlatClientProperties.STYLE, "background: $Kao.sidebar");
    ButtonGroup group = new ButtonGroup();
    for (PageName page : PageName.values()) {
      JToggleButton button =
          new JToggleButton(texts.get("page." + page.key()), Icons.of(page.key(), ICON));
      button.setName("page." + page.key());
      button.setHorizontalAlignment(SwingConstants.LEADING);
      button.setIconTextGap(12);
      button.putClientProperty(
          FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
      button.putClientProperty(FlatClientProperties.STYLE, STYLE);
      button.setFocusable(true);
      button.getAccessibleContext().setAccessibleDescription(texts.get("page.goes"));
      button.addActionListener(event -> chosen.accept(page));
      group.add(button);
      buttons.put(page, button);
      add(button);
    }
  }

  void select(PageName page) {
    buttons.get(page).setSelected(true);
  }
}
