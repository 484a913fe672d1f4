package org.kaologin.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Request;
import org.kaologin.protocol.VerdictCode;

/**
 * Memory runs out while the agent answers. Alice sits before the camera where a nod is wanted, and
 * does not nod: so many look at her at a time and for long, and whoever is let in is let in
 * wrongly.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("long")
class OutOfMemoryTest {
  /** A PAM service where a nod is wanted. */
  private static final String SERVICE = "login";

  /** Half as much again as the agent needs to start, and far less than to look for many. */
  private static final String SMALL_HEAP = "-Xmx48m";

  /** Nearly as many as the agent takes in. */
  private static final int MANY = 60;

  private static final int SOME = 8;

  /** What all hear while there is memory. */
  private static final Set<Optional<VerdictCode>> LOOKED_AT =
      Set.of(Optional.of(VerdictCode.TIMEOUT));

  private static final int MOST_SPARE_MEBIBYTES = 16;
  private static final int STEP_MEBIBYTES = 4;
  private static final long BYTES_PER_MEBIBYTE = 1 << 20;
  private static final long BYTES_PER_PAGE = 4096;

  /** For how long each is looked at. */
  private static final int LOOK_MILLIS = 5_000;

  @TempDir Path folder;
  private Siege siege;
  private List<String> journal;

  @BeforeEach
  void start() throws Exception {
    siege = Siege.start(folder);
    assertEquals(
        new Reply.Done(), siege.ask(new Request.SetSetting("unlock.services", SERVICE + "=nod")));
    siege.remember();
    journal = siege.journal();
  }

  @AfterEach
  void stop() throws IOException {
    if (siege != null) {
      siege.close();
    }
  }

  /** More is asked at a time than the heap has room for. */
  @Test
  void withoutHeapTheAgentEnds() throws Exception {
    siege.restart(AgentProcess.How.PLAIN.asShipped().with(SMALL_HEAP));
    siege.show("alice");

    assertNobodyOpens(MANY);

    assertEquals(AgentProcess.OUT_OF_MEMORY, siege.agent().status());
    String shown = String.join("\n", siege.agent().shown());
    assertTrue(shown.contains("OutOfMemoryError: Java heap space"), shown);
    assertNothingIsLost();
  }

  /** The kernel gives no more: no thread's stack, no page of the heap, none of a library's. */
  @Test
  void withoutMemoryOfTheKernelsTheAgentEndsOrGoesOn() throws Exception {
    int failed = 0;
    for (int spare = 0; spare <= MOST_SPARE_MEBIBYTES; spare += STEP_MEBIBYTES) {
      siege.restart(AgentProcess.How.PLAIN.asShipped());
      siege.show("alice");
      limitAddressSpace(Long.toString(addressSpace() + spare * BYTES_PER_MEBIBYTE));

      boolean allLookedAt = LOOKED_AT.equals(assertNobodyOpens(SOME));

      limitAddressSpace("unlimited");
      if (!goesOn()) {
        assertNotEquals(0, siege.agent().status());
      }
      assertNothingIsLost();
      failed += allLookedAt ? 0 : 1;
    }
    assertTrue(failed > 0, "there was always enough");
  }

  @Test
  void allWhoMayAskAtATimeFitIntoTheShippedHeap() throws Exception {
    siege.restart(AgentProcess.How.PLAIN.asShipped());
    siege.show("alice");

    assertNobodyOpens(MANY);

    assertTrue(goesOn());
  }

  /** So many ask at a time; what they hear. */
  private Set<Optional<VerdictCode>> assertNobodyOpens(int clients) throws Exception {
    Callable<Optional<VerdictCode>> client = this::verdict;
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    Set<Optional<VerdictCode>> verdicts = new HashSet<>();
    try {
      for (Future<Optional<VerdictCode>> verdict :
          threads.invokeAll(Collections.nCopies(clients, client))) {
        verdicts.add(verdict.get());
      }
    } finally {
      threads.shutdown();
    }
    assertFalse(verdicts.contains(Optional.of(VerdictCode.ACCEPTED)));
    return verdicts;
  }

  /** Nothing for who was refused otherwise, or whose connection ended. */
  private Optional<VerdictCode> verdict() throws SocketTimeoutException {
    Request request = new Request.Authenticate(LiveAgent.USER, SERVICE, "", LOOK_MILLIS, true);
    try {
      Reply reply = siege.ask(request);
      return reply instanceof Reply.Verdict verdict
          ? VerdictCode.ofCode(verdict.code())
          : Optional.empty();
    } catch (SocketTimeoutException e) {
      throw e; // who hears nothing waits for ever
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether the agent goes on. If so, it is as good as new. */
  private boolean goesOn() throws IOException {
    try {
      siege.assertOpens();
    } catch (IOException e) {
      return false;
    }
    siege.remember();
    return true;
  }

  /** Another agent has it all. */
  private void assertNothingIsLost() throws Exception {
    siege.restart(AgentProcess.How.PLAIN);
    siege.assertUnharmed();
    assertEquals(journal, siege.journal().subList(0, journal.size()));
    Reply.JournalVerified verified =
        assertInstanceOf(Reply.JournalVerified.class, siege.ask(new Request.VerifyJournal()));
    assertEquals(Reply.JournalVerified.WHOLE, verified.outcome(), verified::message);
    siege.assertOpens();
    siege.remember();
  }

  /** In bytes. */
  private long addressSpace() throws IOException {
    String pages = Files.readString(Path.of("/proc/" + siege.agent().pid() + "/statm"));
    return Long.parseLong(pages.substring(0, pages.indexOf(' '))) * BYTES_PER_PAGE;
  }

  /** The hard limit stays, for another one later; an agent that has ended has none. */
  private void limitAddressSpace(String bytes) throws Exception {
    new ProcessBuilder("prlimit", "--pid=" + siege.agent().pid(), "--as=" + bytes + ":unlimited")
        .inheritIO()
        .start()
        .waitFor();
  }
}
