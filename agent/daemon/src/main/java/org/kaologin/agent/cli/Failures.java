package org.kaologin.agent.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Turns what went wrong into one sentence and an exit code. */
final class Failures {

  private Failures() {}

  static int exitCode(Exception failure) {
    if (failure instanceof UnreachableException) {
      return ExitCode.UNREACHABLE;
    }
    return failure instanceof RefusedException ? ExitCode.REFUSED : ExitCode.FAILED;
  }

  static String sentence(Exception failure) {
    if (failure instanceof FileSystemException e && e.getReason() == null) {
      return e.getFile() + " " + reason(e);
    }
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }

  /** Java says these with the file's name alone. */
  private static String reason(FileSystemException failure) {
    if (failure instanceof FileAlreadyExistsException) {
      return "exists already; choose another name, or delete it first";
    }
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be used by this user";
    }
    return failure instanceof NotDirectoryException ? "is not a folder" : "cannot be used";
  }
}
