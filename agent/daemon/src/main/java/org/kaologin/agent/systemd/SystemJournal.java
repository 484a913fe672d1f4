package org.kaologin.agent.systemd;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kaologin.agent.journal.Echo;
import org.kaologin.agent.journal.Entry;

/**
 * Tells the system's journal the short form of each entry; see sd_journal_sendv(3). All have one
 * message id, so that {@code journalctl MESSAGE_ID=...} finds them. Thread-safe.
 */
public final class SystemJournal implements Echo {
  /** Of all entries. */
  public static final String MESSAGE_ID = "71801908c1a84ee9a025371204d031ac";

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int NOTICE = 5;
  private static final int WARNING = 4;

  private final LibSystemd library;

  /** The library's function that is called here. */
  interface LibSystemd extends Library {
    int sd_journal_sendv(IoVec[] fields, int count);
  }

  /** The C library's struct iovec. */
  @FieldOrder({"base", "length"})
  public static final class IoVec extends Structure {
    public Pointer base;
    public NativeLong length;
  }

  private SystemJournal(LibSystemd library) {
    this.library = library;
  }

  /**
   * The journal of systemd, where that runs this process; else nobody hears.
   *
   * @param environment the process's environment variables
   */
  public static Echo of(Map<String, String> environment) {
    if (!environment.containsKey("JOURNAL_STREAM")) {
      return Echo.NONE;
    }
    try {
      return new SystemJournal(Native.load("libsystemd.so.0", LibSystemd.class));
    } catch (UnsatisfiedLinkError e) {
      System.getLogger(SystemJournal.class.getName())
          .log(Level.WARNING, "the system's journal is told nothing: {0}", e.getMessage());
      return Echo.NONE;
    }
  }

  @Override
  public void of(Entry entry) {
    List<Memory> texts = fields(entry).stream().map(SystemJournal::memory).toList();
    IoVec[] vectors = (IoVec[]) new IoVec().toArray(texts.size());
    for (int i = 0; i < vectors.length; i++) {
      vectors[i].base = texts.get(i);
      vectors[i].length = new NativeLong(texts.get(i).size());
    }
    library.sd_journal_sendv(vectors, vectors.length);
    texts.forEach(Memory::close);
  }

  /** As {@code NAME=value}. */
  static List<String> fields(Entry entry) {
    Object service = entry.details().getOrDefault("service", "");
    String about = entry.user().isEmpty() ? "" : " of " + entry.user();
    String by = service.equals("") ? "" : " for " + service;
    List<String> fields = new ArrayList<>(); // what clients say stays in its line
    fields.add("MESSAGE_ID=" + MESSAGE_ID);
    fields.add("MESSAGE=" + entry.eventText() + about + by + ": " + entry.outcome());
    fields.add("PRIORITY=" + (entry.isGood() ? NOTICE : WARNING));
    fields.add("KAO_EVENT=" + entry.eventText());
    fields.add("KAO_OUTCOME=" + entry.outcome());
    fields.add("KAO_USER=" + entry.user());
    fields.add("KAO_SERVICE=" + service);
    return fields.stream().map(field -> CONTROL.matcher(field).replaceAll("?")).toList();
  }

  private static Memory memory(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }
}
