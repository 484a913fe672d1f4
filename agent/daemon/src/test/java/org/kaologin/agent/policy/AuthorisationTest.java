package org.kaologin.agent.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.protocol.Request;

/** The machine's own accounts: Debian has root, daemon (1) and bin (2). */
class AuthorisationTest {
  private static final Peer ROOT = new Peer(0, 1);
  private static final Peer DAEMON = new Peer(1, 1);

  private final Accounts accounts = new Accounts();
  private final Authorisation authorisation = new Authorisation(accounts);

  private static List<Request> aboutThemselves(String user) {
    return List.of(
        new Request.Authenticate(user, "su", "", 1, false),
        new Request.Try(user, 1, false),
        new Request.ListFaces(user),
        new Request.Lock(user),
        new Request.FaceStanding(user));
  }

  private static List<Request> forRootAlone(String user) {
    return List.of(
        new Request.PasswordUsed(user, "su"),
        new Request.Enrol(user, "a", false),
        new Request.RenameFace(user, "a", "b"),
        new Request.DeleteFace(user, "a"),
        new Request.GetSettings(),
        new Request.SetSetting("a", "b"),
        new Request.AllowFace(user),
        new Request.VerifyJournal(),
        new Request.ReadJournal(1),
        new Request.VaultStatus(),
        new Request.RotateMasterKey(new byte[0]),
        new Request.RevokeTemplates(user),
        new Request.ExportFaces(new byte[32]),
        new Request.ImportFaces(user, false, new byte[32], new byte[1]));
  }

  @Test
  void rootMayAskAnythingAboutAnybody() {
    for (String user : List.of("root", "daemon", "nobody-at-all")) {
      aboutThemselves(user).forEach(r -> assertTrue(authorisation.allows(ROOT, r), r::toString));
      forRootAlone(user).forEach(r -> assertTrue(authorisation.allows(ROOT, r), r::toString));
    }
  }

  @Test
  void othersMayAskAboutThemselves() {
    aboutThemselves("daemon").forEach(r -> assertTrue(authorisation.allows(DAEMON, r)));
    assertTrue(authorisation.allows(DAEMON, new Request.Status()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "bin", "nobody-at-all", "DAEMON", "1", "daemon ", " daemon"})
  void othersMayNotAskAboutOthers(String user) {
    aboutThemselves(user).forEach(r -> assertFalse(authorisation.allows(DAEMON, r), r::toString));
  }

  @Test
  void othersMayNotChangeAnythingEvenAboutThemselves() {
    forRootAlone("daemon").forEach(r -> assertFalse(authorisation.allows(DAEMON, r), r::toString));
  }

  @Test
  void everyTypeOfRequestStandsInTheTableOnce() {
    List<Class<?>> types = Arrays.stream(Privilege.values()).<Class<?>>map(p -> p.type()).toList();

    assertEquals(Set.of(Request.class.getPermittedSubclasses()), Set.copyOf(types));
    assertEquals(types.size(), types.stream().collect(Collectors.toSet()).size());
  }

  @Test
  void accountsAreTheMachines() {
    assertEquals(OptionalLong.of(0), accounts.uid("root"));
    assertEquals(OptionalLong.of(65534), accounts.uid("nobody"));
    assertEquals(OptionalLong.empty(), accounts.uid("nobody-at-all"));
    assertEquals(OptionalLong.empty(), accounts.uid(""));
    assertEquals(OptionalLong.empty(), accounts.uid("a:b\n"));
    assertEquals(OptionalLong.empty(), accounts.uid("x".repeat(256)));
  }
}
