package org.kaologin.agent.policy;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.PointerByReference;
import java.util.OptionalLong;

/**
 * The machine's accounts, wherever it keeps them: {@code getpwnam_r} of the C library asks the
 * files, LDAP and whatever else nsswitch.conf names. Thread-safe.
 */
public final class Accounts {
  /**
   * Room for one entry of the account database; glibc asks for 1 KiB, LDAP entries can be large.
   */
  private static final int ENTRY_BYTES = 64 << 10;

  private static final C LIBRARY = Native.load("libc.so.6", C.class);

  /** The C library's functions that are called here. */
  interface C extends com.sun.jna.Library {
    int getpwnam_r(byte[] name, Passwd entry, Pointer buffer, long bytes, PointerByReference found);
  }

  /** The C library's struct passwd. */
  @FieldOrder({"name", "password", "uid", "gid", "comment", "home", "shell"})
  public static final class Passwd extends Structure {
    public Pointer name;
    public Pointer password;
    public int uid;
    public int gid;
    public Pointer comment;
    public Pointer home;
    public Pointer shell;
  }

  /**
   * The uid of a user.
   *
   * @return nothing when there is no user of exactly this name
   */
  public OptionalLong uid(String user) {
    Passwd entry = new Passwd();
    PointerByReference found = new PointerByReference();
    try (Memory buffer = new Memory(ENTRY_BYTES)) {
      int error = LIBRARY.getpwnam_r(terminated(user), entry, buffer, ENTRY_BYTES, found);
      // Some directories take ALICE for alice; her faces are kept under one name.
      if (error != 0
          || found.getValue() == null
          || !entry.name.getString(0, "UTF-8").equals(user)) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(Integer.toUnsignedLong(entry.uid));
    }
  }

  private static byte[] terminated(String text) {
    return Native.toByteArray(text, "UTF-8");
  }
}
