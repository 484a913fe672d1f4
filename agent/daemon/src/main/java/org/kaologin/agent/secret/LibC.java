package org.kaologin.agent.secret;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The functions of the C library that are called here, with the numbers of 64-bit Linux. */
interface LibC extends Library {
  LibC LOADED = Native.load("libc.so.6", LibC.class);

  int PROT_READ_WRITE = 3;
  int MAP_PRIVATE_ANONYMOUS = 0x22;
  int MADV_DONTDUMP = 16;
  int MADV_WIPEONFORK = 18;
  int PR_SET_DUMPABLE = 4;
  int RLIMIT_CORE = 4;

  Pointer mmap(Pointer address, long length, int protection, int flags, int file, long offset)
      throws LastErrorException;

  int munmap(Pointer address, long length) throws LastErrorException;

  int mlock(Pointer address, long length) throws LastErrorException;

  int madvise(Pointer address, long length, int advice) throws LastErrorException;

  int prctl(int option, long value, long unused3, long unused4, long unused5)
      throws LastErrorException;

  int getrlimit(int resource, Pointer limits) throws LastErrorException;

  int setrlimit(int resource, Pointer limits) throws LastErrorException;
}
