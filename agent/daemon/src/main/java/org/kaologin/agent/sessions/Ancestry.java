package org.kaologin.agent.sessions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells by the processes that started a process where it comes from. A process that was left behind
 * by its parent does not show it; then nothing is known.
 */
final class Ancestry {
  /** Longest chain that is followed. */
  private static final int MOST_GENERATIONS = 128;

  /** Programs that let somebody in over a network. Names as the kernel cuts them. */
  private static final Set<String> REMOTE =
      Set.of(
          "sshd",
          "sshd-session",
          "sshd-auth",
          "dropbear",
          "tinysshd",
          "telnetd",
          "dropbearmulti",
          "socat",
          "ncat",
          "inetd",
          "xinetd",
          "in.telnetd",
          "rlogind",
          "in.rlogind",
          "rshd",
          "in.rshd",
          "mosh-server",
          "etserver",
          "etterminal",
          "tailscaled",
          "teleport",
          "cockpit-ws",
          "cockpit-session",
          "cockpit-bridge",
          "shellinaboxd",
          "ttyd",
          "gotty",
          "code-server",
          "xrdp",
          "xrdp-sesman",
          "xrdp-sesexec",
          "xrdp-chansrv",
          "gnome-remote-de",
          "chrome-remote-d",
          "krfb",
          "Xvnc",
          "Xtigervnc",
          "tigervncsession",
          "tigervncserver",
          "vncserver",
          "x11vnc",
          "wayvnc",
          "weston-rdp",
          "xpra",
          "x2goruncommand",
          "x2goagent",
          "nxagent",
          "nxnode.bin",
          "nxserver.bin",
          "waypipe");

  /** Programs that root starts to let somebody in at the machine itself. */
  private static final Set<String> LOCAL =
      Set.of(
          "login",
          "gdm",
          "gdm3",
          "gdm-session-wor",
          "lightdm",
          "sddm",
          "sddm-helper",
          "greetd",
          "lxdm",
          "lxdm-session",
          "ly",
          "ly-dm",
          "lemurs",
          "emptty",
          "slim",
          "xdm",
          "wdm",
          "nodm");

  private Ancestry() {}

  /**
   * Where a process comes from.
   *
   * @param proc where the kernel's proc file system is
   */
  static SessionOrigin of(Path proc, long pid) {
    List<ProcessEntry> chain = chain(proc, pid);
    if (chain.stream().anyMatch(process -> REMOTE.contains(process.name()))) {
      return SessionOrigin.REMOTE;
    }
    boolean whole = !chain.isEmpty() && chain.get(chain.size() - 1).parent() == 0;
    boolean local = chain.stream().anyMatch(process -> letsInHere(process));
    return whole && local ? SessionOrigin.LOCAL : SessionOrigin.UNKNOWN;
  }

  private static boolean letsInHere(ProcessEntry process) {
    return LOCAL.contains(process.name()) && process.ownedByRoot() && process.atScreen();
  }

  private static List<ProcessEntry> chain(Path proc, long pid) {
    List<ProcessEntry> chain = new ArrayList<>();
    Optional<ProcessEntry> next = ProcessEntry.read(proc, pid);
    while (next.isPresent() && chain.size() < MOST_GENERATIONS) {
      chain.add(next.get());
      long parent = next.get().parent();
      next = parent == 0 ? Optional.empty() : ProcessEntry.read(proc, parent);
    }
    return chain;
  }
}
