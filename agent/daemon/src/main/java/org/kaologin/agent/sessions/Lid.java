package org.kaologin.agent.sessions;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.kaologin.agent.bus.Answer;
import org.kaologin.agent.bus.BusException;
import org.kaologin.agent.bus.Call;
import org.kaologin.agent.bus.SystemBus;

/**
 * Whether the machine is closed, as the login manager says. Where nobody can tell it counts as
 * open: most machines have no lid, and a face must be seen all the same.
 */
final class Lid {
  /** Much longer than the login manager takes, and short enough for who waits for a prompt. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private static final String MANAGER = "org.freedesktop.login1.Manager";

  private Lid() {}

  /** Whether it is closed and no other screen is used; see org.freedesktop.login1(5). */
  static boolean isClosed() {
    try (SystemBus bus = SystemBus.connect(PATIENCE)) {
      return property(bus, "LidClosed") && !property(bus, "Docked");
    } catch (BusException e) {
      System.getLogger(Lid.class.getName())
          .log(Level.DEBUG, "whether the lid is closed is not known: {0}", e.getMessage());
      return false;
    }
  }

  private static boolean property(SystemBus bus, String name) throws BusException {
    Call call =
        new Call(
            "org.freedesktop.login1",
            "/org/freedesktop/login1",
            "org.freedesktop.DBus.Properties",
            "Get",
            "ss",
            List.of(MANAGER, name));
    try (Answer answer = bus.call(call, PATIENCE, () -> false)) {
      answer.enter('v', "b");
      return answer.readBoolean();
    }
  }
}
