package org.kaologin.protocol;

import java.util.List;
import java.util.stream.Stream;

/** One message of every type. */
final class Samples {

  private Samples() {}

  static Stream<Message> oneOfEach() {
    return Stream.concat(requests(), replies());
  }

  private static Stream<Message> requests() {
    return Stream.of(
        new Request.Authenticate("alice", "sudo", "/dev/pts/0", 5000, false),
        new Request.PasswordUsed("alice", "sudo"),
        new Request.Status(),
        new Request.ListFaces("alice"),
        new Request.Enrol("alice", "Alice, with glasses", true),
        new Request.Enrol("alice", "again", false, true),
        new Request.RenameFace("alice", "f1", "アリス"),
        new Request.DeleteFace("alice", "f1"),
        new Request.GetSettings(),
        new Request.SetSetting("recognition.false_match_rate", "1e-5"),
        new Request.Try("alice", 60_000, true),
        new Request.Authenticate("alice", "sudo", "", 5000, true, true),
        new Request.Lock("alice"),
        new Request.AllowFace("alice"),
        new Request.FaceStanding("alice"),
        new Request.ReadActivity("alice", 1000),
        new Request.ReadMap("", "appearance"),
        new Request.ReadCurves("alice"),
        new Request.RecordFrames(300),
        new Request.VerifyJournal(),
        new Request.ReadJournal(1000),
        new Request.VaultStatus(),
        new Request.RotateMasterKey(new byte[32]),
        new Request.RevokeTemplates("alice"),
        new Request.ExportFaces(new byte[32]),
        new Request.ImportFaces("alice", true, new byte[32], new byte[] {1, 2, 3}));
  }

  private static Stream<Message> replies() {
    return Stream.of(
        new Reply.Progress(ProgressCode.COME_CLOSER),
        new Reply.Verdict(VerdictCode.ACCEPTED, 0xFFFF_FFFFL),
        new Reply.Done(),
        new Reply.Refused(RefusalCode.NOT_FOUND, "alice has no face f2"),
        new Reply.StatusReport(List.of(new Reply.StatusReport.Item("sensor", "idle"))),
        new Reply.FaceList(
            List.of(
                new Reply.FaceList.Face("f1", "Alice", 1_700_000_000L, 0, 12, Double.NaN, 9.5))),
        new Reply.EnrolProgress(
            4, 8, "left", List.of(2, 8), Reply.EnrolProgress.STRAIGHT, -5, 11, 200, 120, 64, 80),
        new Reply.EnrolProgress(9, 13, "left", List.of(), 0b1_11111, 0, 0, 200, 120, 64, 80),
        new Reply.EnrolProgress(0, 8, "straight", List.of(), 0, Double.NaN, Double.NaN, 0, 0, 0, 0),
        new Reply.Preview(Reply.Preview.INFRARED, 256, 212, new byte[] {-1, -40, -1, -39}),
        new Reply.Enrolled("f1"),
        new Reply.SettingList(List.of(new Reply.SettingList.Setting("k", "v", "what it does"))),
        new Reply.TryFrame(
            7,
            100,
            90,
            80,
            80,
            List.of(new Reply.TryFrame.Score("appearance.distance", 0.31)),
            List.of(new Reply.TryFrame.Point(110, 102), new Reply.TryFrame.Point(511, 423))),
        new Reply.FaceMap(
            List.of(
                new Reply.FaceMap.Place(
                    Reply.FaceMap.SEEN, "alice", "accepted", 1_700_000_000L, 0.5, -1, 20, -3.25))),
        new Reply.Curves(
            List.of(14.5, 17.25),
            new Reply.Curves.Spread(-21.75, 7.5),
            new Reply.Curves.Spread(18, 2.5),
            10,
            List.of(
                new Reply.Curves.OperatingPoint(1e-2, -1.5, 0, 0.1),
                new Reply.Curves.OperatingPoint(1e-6, 15.5, 0.01, Double.NaN))),
        new Reply.RecordingPart(new byte[] {75, 65, 79}),
        new Reply.JournalVerified(57, Reply.JournalVerified.BROKEN, "entry 12 is missing"),
        new Reply.JournalPage(List.of("{\"verdict\":\"ACCEPTED\"}")),
        new Reply.ExportedFaces("alice", new byte[] {1, 2, 3}));
  }
}
