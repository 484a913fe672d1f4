package org.kaologin.agent.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kaologin.agent.bus.BusService;
import org.kaologin.agent.bus.PrivateBus;

/**
 * Runs in namespaces of its own, in which it plays systemd's login manager: the real libsystemd
 * reads the files that it writes and the control groups that it makes, as it reads the real one's.
 */
public final class LoginManagerWorld {
  /** The status of a machine that does not allow such namespaces. */
  static final int NOT_POSSIBLE = 77;

  /** Makes a group, runs the rest inside of it, and cleans up after it. */
  private static final String OUTSIDE =
      """
      mount -t cgroup2 none /sys/fs/cgroup || exit 77
      group=/sys/fs/cgroup/kao-test-$$
      mkdir $group || exit 77
      (echo 0 > $group/cgroup.procs; exec unshare --mount --cgroup sh -ec "$@")
      status=$?
      find $group -depth -type d -exec rmdir {} +
      exit $status
      """;

  /** Shows that group as the root of all. */
  private static final String INSIDE =
      """
      umount /sys/fs/cgroup
      mount -t cgroup2 none /sys/fs/cgroup
      mount -t tmpfs none /run
      exec "$@"
      """;

  private static final String LOGIN_MANAGER = "org.freedesktop.login1";
  private static final Path RUN = Path.of("/run/systemd");
  private static final Path GROUPS = Path.of("/sys/fs/cgroup");

  private LoginManagerWorld() {}

  /** The process: prints for each case what the agent would think of it. */
  public static void main(String[] args) throws Exception {
    for (String folder : List.of("system", "sessions", "users", "seats")) {
      Files.createDirectories(RUN.resolve(folder));
    }
    session("1", 1000, 0, "seat0", "user");
    session("2", 1001, 1, "", "user");
    session("3", 1002, 0, "", "user");
    session("4", 1003, 0, "seat0", "user");
    session("5", 1003, 1, "", "user");
    session("6", 1004, 0, "seat0", "user");
    session("7", 1000, 0, "seat0", "user");
    session("8", 1005, 0, "seat1", "user");
    session("10", 110, 0, "seat0", "greeter");
    user(1000, "1 7");
    user(1001, "2");
    user(1002, "3");
    user(1003, "4 5");
    user(1004, "6");
    user(1009, "");

    inFront("1");
    print("session in front", "user.slice/user-1000.slice/session-1.scope");
    print("remote session", "user.slice/user-1001.slice/session-2.scope");
    print("session without a seat", "user.slice/user-1002.slice/session-3.scope");
    print("session that is not known", "user.slice/user-1000.slice/session-9.scope");
    print("session at another seat", "user.slice/user-1005.slice/session-8.scope");
    print("desktop of the user in front", "user.slice/user-1000.slice/user@1000.service/app.slice");
    print("service manager of a remote user", "user.slice/user-1001.slice/user@1001.service");
    print("service manager of both", "user.slice/user-1003.slice/user@1003.service");
    print("lingering service manager", "user.slice/user-1009.slice/user@1009.service");
    print("system service", "system.slice/cron.service");
    print("another user behind", "user.slice/user-1004.slice/session-6.scope");
    print("desktop of another user behind", "user.slice/user-1004.slice/user@1004.service");
    print("the same user behind", "user.slice/user-1000.slice/session-7.scope");
    printLogin("login behind a user");
    inFront("10");
    print("a user behind the greeter", "user.slice/user-1004.slice/session-6.scope");
    printLogin("display manager with its greeter");
    inFront("");
    print("a user behind an empty terminal", "user.slice/user-1004.slice/session-6.scope");
    printLogin("login at an empty terminal");

    inFront("1");
    PrivateBus bus = PrivateBus.start();
    try (bus) {
      print("lid, nobody knows", "user.slice/user-1000.slice/session-1.scope");
      BusService closed = lid(true, false);
      try (closed) {
        print("lid closed", "user.slice/user-1000.slice/session-1.scope");
        print("lid closed, remote", "user.slice/user-1001.slice/session-2.scope");
        print("lid closed, unknown", "system.slice/cron.service");
      }
      BusService docked = lid(true, true);
      try (docked) {
        print("lid closed, docked", "user.slice/user-1000.slice/session-1.scope");
      }
      BusService open = lid(false, false);
      try (open) {
        print("lid open", "user.slice/user-1000.slice/session-1.scope");
      }
      long start = System.nanoTime();
      BusService mute = BusService.start(LOGIN_MANAGER, call -> {});
      try (mute) {
        print("lid, no answer", "user.slice/user-1000.slice/session-1.scope");
      }
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      System.out.println("in time: " + (seconds < 5)); // sd-bus itself would wait for 25
    }

    enter("user.slice/user-1000.slice/session-1.scope", ProcessHandle.current().pid());
    System.out.println("process of another container, for a local agent: " + new Sessions().of(0));
  }

  /** A login manager that knows the two properties, as org.freedesktop.login1(5) has them. */
  private static BusService lid(boolean closed, boolean docked) throws InterruptedException {
    return BusService.start(
        LOGIN_MANAGER,
        call -> {
          call.skip("s");
          boolean value = call.text().equals("LidClosed") ? closed : docked;
          call.answer("v", "b", value ? 1 : 0);
        });
  }

  private static void session(String id, int uid, int remote, String seat, String kind)
      throws IOException {
    Files.writeString(
        RUN.resolve("sessions").resolve(id),
        "UID=%d\nCLASS=%s\nREMOTE=%d\nSEAT=%s\n".formatted(uid, kind, remote, seat));
  }

  /** Brings a session of seat0 to the front, or none. */
  private static void inFront(String front) throws IOException {
    StringBuilder seat = new StringBuilder("IS_SEAT0=1\n");
    for (Path file : files(RUN.resolve("sessions"))) {
      String id = file.getFileName().toString();
      String text = Files.readString(file).replaceAll("(?m)^(ACTIVE|STATE)=.*\n", "");
      boolean active = id.equals(front) || text.contains("SEAT=seat1");
      String state = active ? "ACTIVE=1\nSTATE=active\n" : "ACTIVE=0\nSTATE=online\n";
      Files.writeString(file, text + state);
      if (id.equals(front)) {
        seat.append("ACTIVE=").append(id).append("\nACTIVE_");
        seat.append(text.lines().filter(line -> line.startsWith("UID=")).findFirst().orElseThrow());
        seat.append('\n');
      }
    }
    Files.writeString(RUN.resolve("seats").resolve("seat0"), seat.toString());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void user(int uid, String sessions) throws IOException {
    Files.writeString(
        RUN.resolve("users").resolve(Integer.toString(uid)),
        "NAME=u\nSTATE=active\nSESSIONS=%s\nONLINE_SESSIONS=%s\n".formatted(sessions, sessions));
  }

  private static void print(String what, String group) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("cat").start();
    enter(group, process.pid());
    System.out.println(what + ": " + new Sessions().of(process.pid()));
    process.getOutputStream().close();
    process.waitFor();
  }

  private static void printLogin(String what) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(RUN, "login");
    try (RunningProgram login = RunningProgram.start(folder, "login", List.of())) {
      enter("system.slice/getty@tty1.service", login.child());
      System.out.println(what + ": " + new Sessions().of(login.child()));
    }
  }

  private static void enter(String group, long pid) throws IOException {
    Path folder = Files.createDirectories(GROUPS.resolve(group));
    Files.writeString(folder.resolve("cgroup.procs"), Long.toString(pid));
  }

  /** Starts this class in its world. */
  static Process start() throws IOException {
    List<String> world = List.of("unshare", "--mount", "sh", "-c", OUTSIDE, "sh", INSIDE, "sh");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LoginManagerWorld.class.getName());
    return new ProcessBuilder(Stream.concat(world.stream(), java.stream()).toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
