package org.kaologin.agent.polkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kaologin.agent.bus.BusException;
import org.kaologin.agent.bus.BusService;
import org.kaologin.agent.bus.Call;
import org.kaologin.agent.bus.PrivateBus;
import org.kaologin.agent.bus.SystemBus;

/**
 * Runs where {@code /run} and polkit's folders are its own: a real dbus-daemon and a real polkitd,
 * with the project's actions. Rules tell Debian's small users apart.
 */
public final class PolkitWorld {
  /** Rules let this user do everything. */
  public static final int TRUSTED = 1;

  /** Rules let this user do nothing. */
  public static final int BARRED = 2;

  /** Rules have this user prove who it is. */
  static final int ASKED = 3;

  /** No rule speaks of this user: what the actions' file says is done. */
  static final int ORDINARY = 4;

  private static final String NAME = "org.freedesktop.PolicyKit1";

  private static final String RULES =
      """
      polkit.addRule(function(action, subject) {
        if (action.id.indexOf("org.kaologin.") != 0) return polkit.Result.NOT_HANDLED;
        switch (subject.user) {
          case "daemon": return polkit.Result.YES;
          case "bin": return polkit.Result.NO;
          case "sys": return polkit.Result.AUTH_SELF;
          default: return polkit.Result.NOT_HANDLED;
        }
      });
      """;

  private static final String MOUNT =
      """
      for folder in /run /etc/polkit-1 /usr/share/polkit-1; do
        mount -t tmpfs -o mode=755 none $folder || exit 77
      done
      exec "$@"
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private PolkitWorld() {}

  /** Starts a class's main in such a world. */
  public static Process start(Class<?> main, String... arguments) throws IOException {
    List<String> java =
        List.of(
            "unshare",
            "--mount",
            "sh",
            "-c",
            MOUNT,
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dkao.models=" + System.getProperty("kao.models"),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    return new ProcessBuilder(Stream.concat(java.stream(), Stream.of(arguments)).toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** From now on the bus starts polkitd for whoever calls it. */
  public static void installPolkit() throws IOException {
    Path actions = Files.createDirectories(Path.of("/usr/share/polkit-1/actions"));
    Path rules = Files.createDirectories(Path.of("/etc/polkit-1/rules.d"));
    Path policy =
        Path.of(System.getProperty("kao.models"), "../../../installer/polkit/org.kaologin.policy");
    Files.copy(policy, actions.resolve("org.kaologin.policy"), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(rules.resolve("10-kao-test.rules"), RULES);
    PrivateBus.provide(NAME, "/usr/lib/polkit-1/polkitd --no-debug");
  }

  /** The process: prints what polkit makes of each case. */
  public static void main(String[] args) throws Exception {
    print("no bus", TRUSTED, Action.MANAGE_OWN);
    PrivateBus empty = PrivateBus.start();
    try (empty) {
      print("no polkit", TRUSTED, Action.MANAGE_OWN);
    }
    PrivateBus.provide(NAME, "/bin/false");
    PrivateBus broken = PrivateBus.start();
    try (broken) {
      print("polkit that does not start", TRUSTED, Action.MANAGE_OWN);
    }
    installPolkit();
    PrivateBus bus = PrivateBus.start();
    try (bus) {
      print("rule says yes", TRUSTED, Action.CHANGE_SETTINGS);
      print("rule says no", BARRED, Action.MANAGE_OWN);
      print("nobody to type a password", ASKED, Action.MANAGE_OWN);
      print("own faces, from nowhere", ORDINARY, Action.MANAGE_OWN);
      print("others' faces, from nowhere", ORDINARY, Action.MANAGE_OTHERS);
      print("settings, from nowhere", ORDINARY, Action.CHANGE_SETTINGS);
      printWithAgents();
      printLiars();
    }
  }

  private static void printWithAgents() throws Exception {
    Process process = processOf(ASKED);
    BusService closing =
        agentOf(process, call -> call.fail(NAME + ".Error.Cancelled", "the dialog was closed"));
    try (closing) {
      print("dialog closed", process, ASKED, PATIENCE);
    }
    BusService proving = agentOf(process, PolkitWorld::prove);
    try (proving) {
      print("password typed", process, ASKED, PATIENCE);
    }
    printSlow(process);
    process.destroy();
  }

  /** Nobody touches the dialog. */
  private static void printSlow(Process process) throws Exception {
    CountDownLatch shown = new CountDownLatch(3);
    CountDownLatch taken = new CountDownLatch(2);
    BusService waiting =
        agentOf(
            process,
            call -> {
              if (call.member().equals("BeginAuthentication")) {
                shown.countDown();
              } else {
                taken.countDown();
                call.answer("");
              }
            });
    try (waiting) {
      print("nobody types", process, ASKED, Duration.ofSeconds(2));
      Polkit polkit = new Polkit(PATIENCE);
      Permission left =
          polkit.ask(process.pid(), ASKED, Action.MANAGE_OWN, () -> isShownAgain(shown));
      System.out.println("who asked has left: " + left);
      System.out.println("both dialogs are gone: " + taken.await(30, TimeUnit.SECONDS));
    }
  }

  /** While one question waits, another is answered. */
  private static boolean isShownAgain(CountDownLatch shown) {
    if (shown.getCount() == 1) {
      try {
        print("another question meanwhile", TRUSTED, Action.MANAGE_OWN);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      shown.countDown();
    }
    return shown.getCount() == 0;
  }

  private static void printLiars() throws Exception {
    Process barred = processOf(BARRED);
    Permission permission =
        new Polkit(PATIENCE).ask(barred.pid(), TRUSTED, Action.MANAGE_OWN, () -> false);
    System.out.println("a process that is another user's by now: " + permission);
    barred.destroy();
    barred.waitFor();
    print("a process that has ended", barred, TRUSTED, PATIENCE);
    System.out.println(
        "a process of another container: "
            + new Polkit(PATIENCE).ask(0, TRUSTED, Action.MANAGE_OWN, () -> false));
  }

  private static void print(String what, int uid, Action action) throws IOException {
    Process process = processOf(uid);
    Permission permission = new Polkit(PATIENCE).ask(process.pid(), uid, action, () -> false);
    System.out.println(what + ": " + permission);
    process.destroy();
  }

  private static void print(String what, Process process, int uid, Duration patience) {
    System.out.println(
        what + ": " + new Polkit(patience).ask(process.pid(), uid, Action.MANAGE_OWN, () -> false));
  }

  /** A process that waits, and is this user's already when this returns. */
  private static Process processOf(int uid) throws IOException {
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + uid,
                "--clear-groups",
                "sh",
                "-c",
                "echo; exec cat")
            .start();
    process.getInputStream().read();
    return process;
  }

  /** Registers itself as who shows the dialogs of a process. */
  private static BusService agentOf(Process process, BusService.Handler handler)
      throws InterruptedException {
    Call register =
        new Call(
            NAME,
            "/org/freedesktop/PolicyKit1/Authority",
            NAME + ".Authority",
            "RegisterAuthenticationAgent",
            "(sa{sv})ss",
            List.of(
                "unix-process",
                2,
                "pid",
                "u",
                (int) process.pid(),
                "start-time",
                "t",
                StartTime.of(process.pid(), ASKED).orElseThrow(),
                "C",
                "/agent"));
    return BusService.calling(register, handler);
  }

  /** Tells polkitd that the password was right, as its own helper does, and closes the dialog. */
  private static void prove(BusService.Incoming call) throws BusException {
    call.skip("sssa{ss}");
    String cookie = call.text();
    try (SystemBus bus = SystemBus.connect(PATIENCE)) {
      bus.call(
              new Call(
                  NAME,
                  "/org/freedesktop/PolicyKit1/Authority",
                  NAME + ".Authority",
                  "AuthenticationAgentResponse2",
                  "us(sa{sv})",
                  List.of(0, cookie, "unix-user", 1, "uid", "u", ASKED)),
              PATIENCE,
              () -> false)
          .close();
    }
    call.answer("");
  }
}
