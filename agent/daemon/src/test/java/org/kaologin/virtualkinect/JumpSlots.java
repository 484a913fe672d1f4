package org.kaologin.virtualkinect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a loaded ELF64 library keeps the addresses of the functions that it calls through its
 * procedure linkage table.
 */
final class JumpSlots {
  private static final int SECTION_RELOCATIONS = 4;
  private static final int JUMP_SLOT = 7;

  private JumpSlots() {}

  /** Address of each function's slot in this process. */
  static Map<String, Long> of(Path library) throws IOException {
    long base = base(library);
    ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(library)).order(ByteOrder.LITTLE_ENDIAN);
    int sections = (int) elf.getLong(0x28);
    int sectionSize = elf.getShort(0x3a);
    int count = elf.getShort(0x3c);
    Map<String, Long> slots = new HashMap<>();
    for (int i = 0; i < count; i++) {
      int section = sections + i * sectionSize;
      if (elf.getInt(section + 4) == SECTION_RELOCATIONS) {
        int symbols = sections + elf.getInt(section + 40) * sectionSize;
        relocations(elf, section, symbols, sections, sectionSize, base, slots);
      }
    }
    return slots;
  }

  private static void relocations(
      ByteBuffer elf,
      int section,
      int symbols,
      int sections,
      int sectionSize,
      long base,
      Map<String, Long> slots) {
    int start = (int) elf.getLong(section + 24);
    int end = start + (int) elf.getLong(section + 32);
    int symbolTable = (int) elf.getLong(symbols + 24);
    int strings = (int) elf.getLong(sections + elf.getInt(symbols + 40) * sectionSize + 24);
    for (int entry = start; entry < end; entry += 24) {
      long info = elf.getLong(entry + 8);
      if ((int) info == JUMP_SLOT) {
        int symbol = symbolTable + 24 * (int) (info >>> 32);
        slots.put(string(elf, strings + elf.getInt(symbol)), base + elf.getLong(entry));
      }
    }
  }

  private static String string(ByteBuffer elf, int at) {
    int end = at;
    while (elf.get(end) != 0) {
      end++;
    }
    return new String(elf.array(), at, end - at, StandardCharsets.US_ASCII);
  }

  private static long base(Path library) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
      String[] words = line.split("\\s+", -1);
      if (words.length > 5
          && words[2].equals("00000000")
          && Path.of(words[5]).equals(library.toRealPath())) {
        return Long.parseUnsignedLong(words[0].substring(0, words[0].indexOf('-')), 16);
      }
    }
    throw new IOException(library + " is not loaded");
  }
}
