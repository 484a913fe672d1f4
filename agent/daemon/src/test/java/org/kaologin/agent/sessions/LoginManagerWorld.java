package org.kaologin.agent.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

  private static final Path RUN = Path.of("/run/systemd");
  private static final Path GROUPS = Path.of("/sys/fs/cgroup");

  private LoginManagerWorld() {}

  /** The process: prints for each case what the agent would think of it. */
  public static void main(String[] args) throws Exception {
    for (String folder : List.of("system", "sessions", "users")) {
      Files.createDirectories(RUN.resolve(folder));
    }
    session("1", 1000, 0, "seat0");
    session("2", 1001, 1, "");
    session("3", 1002, 0, "");
    session("4", 1003, 0, "seat0");
    session("5", 1003, 1, "");
    user(1000, "1");
    user(1001, "2");
    user(1002, "3");
    user(1003, "4 5");
    user(1004, "");

    print("local session", "user.slice/user-1000.slice/session-1.scope");
    print("remote session", "user.slice/user-1001.slice/session-2.scope");
    print("session without a seat", "user.slice/user-1002.slice/session-3.scope");
    print("session that is not known", "user.slice/user-1000.slice/session-9.scope");
    print("desktop of a local user", "user.slice/user-1000.slice/user@1000.service/app.slice");
    print("service manager of a remote user", "user.slice/user-1001.slice/user@1001.service");
    print("service manager of both", "user.slice/user-1003.slice/user@1003.service");
    print("lingering service manager", "user.slice/user-1004.slice/user@1004.service");
    print("system service", "system.slice/cron.service");

    enter("user.slice/user-1000.slice/session-1.scope", ProcessHandle.current().pid());
    System.out.println("process of another container, for a local agent: " + new Sessions().of(0));
  }

  private static void session(String id, int uid, int remote, String seat) throws IOException {
    Files.writeString(
        RUN.resolve("sessions").resolve(id),
        "UID=%d\nACTIVE=1\nSTATE=active\nCLASS=user\nREMOTE=%d\nSEAT=%s\n"
            .formatted(uid, remote, seat));
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
