package org.kaologin.agent.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaologin.agent.polkit.Action;
import org.kaologin.agent.polkit.Polkit;
import org.kaologin.protocol.Request;

/** The machine's own accounts: Debian has root, daemon (1) and bin (2). */
class AuthorisationTest {
  private static final Peer ROOT = new Peer(0, 1);
  private static final Peer DAEMON = new Peer(1, 1);

  private final Accounts accounts = new Accounts();
  private final Authorisation authorisation =
      new Authorisation(accounts, new Polkit(Duration.ofSeconds(1)));

  @Test
  void theTableIsTheProtocols() throws Exception {
    Map<String, List<String>> table = new TreeMap<>();
    for (Privilege privilege : Privilege.values()) {
      table.put(
          privilege.type().getSimpleName(),
          List.of("yes", cell(privilege.aboutItself()), cell(privilege.aboutOthers())));
    }
    assertEquals(new TreeMap<>(WhoMayAsk.table()), table);
  }

  private static String cell(Right right) {
    return right.action().map(Action::id).orElse(right == Right.YES ? "yes" : "no");
  }

  @Test
  void rootMayAskAnythingAboutAnybody() {
    for (String user : List.of("root", "daemon", "nobody-at-all")) {
      for (Request request : WhoMayAsk.requests(user)) {
        assertEquals(
            Optional.empty(),
            authorisation.objection(ROOT, request, () -> false),
            request::toString);
      }
    }
  }

  @Test
  void whatIsAboutOneselfStandsInItsOwnColumn() {
    for (Request request : WhoMayAsk.requests("daemon")) {
      assertEquals(
          Privilege.of(request).aboutItself(),
          authorisation.right(DAEMON, request),
          request::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "bin", "nobody-at-all", "DAEMON", "1", "daemon ", " daemon"})
  void aNameThatIsNotExactlyOnesOwnIsAnothers(String user) {
    for (Request request : WhoMayAsk.requests(user)) {
      assertEquals(
          Privilege.of(request).aboutOthers(),
          authorisation.right(DAEMON, request),
          request::toString);
    }
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
