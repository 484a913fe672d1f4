package org.kaologin.agent.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaologin.protocol.Request;

/** PROTOCOL.md's table of who may ask what, and a request of each of its rows. */
public final class WhoMayAsk {
  private static final String HEADING = "## Who may ask";

  private WhoMayAsk() {}

  /** A row for each request: what root, others about themselves, and others about others may. */
  public static Map<String, List<String>> table() throws IOException {
    Path protocol =
        Path.of(System.getProperty("kao.models"), "../../../agent/protocol/PROTOCOL.md");
    String text = Files.readString(protocol);
    String section = text.substring(text.indexOf(HEADING) + HEADING.length());
    Map<String, List<String>> table = new LinkedHashMap<>();
    section
        .lines()
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| "))
        .skip(2) // what the columns are, and a rule
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(WhoMayAsk::cell).toList())
        .forEach(cells -> table.put(cells.get(0), cells.subList(1, cells.size())));
    return table;
  }

  private static String cell(String text) {
    return text.replace('`', ' ').strip();
  }

  /** One of each, about a user where that can be said. None changes what another asks about. */
  public static List<Request> requests(String user) {
    return List.of(
        new Request.Authenticate(user, "su", "", 5000, false),
        new Request.Try(user, 1000, false),
        new Request.ListFaces(user),
        new Request.Status(),
        new Request.PasswordUsed(user, "su"),
        new Request.Enrol(user, "a", false),
        new Request.RenameFace(user, "no-such-face", "b"),
        new Request.DeleteFace(user, "no-such-face"),
        new Request.GetSettings(),
        new Request.SetSetting("no.such.setting", "b"),
        new Request.ReadJournal(1),
        new Request.VerifyJournal(),
        new Request.Lock(user),
        new Request.AllowFace(user),
        new Request.FaceStanding(user),
        new Request.ReadActivity(user, 1),
        new Request.ReadMap(user, "appearance"),
        new Request.ReadCurves(user),
        new Request.RecordFrames(1),
        new Request.VaultStatus(),
        new Request.RotateMasterKey(new byte[0]),
        new Request.RevokeTemplates(user),
        new Request.ExportFaces(new byte[32]),
        new Request.ImportFaces(user, false, new byte[32], new byte[1]));
  }
}
