package org.kaologin.agent.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.kaologin.biometrics.TemplateCodec;

/** A user's faces, sealed with a key that goes with no machine. The templates are not rotated. */
public final class FacesExport {
  private static final String RECORD = "export";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final int LONGEST_NAME = 128;

  private FacesExport() {}

  /** Seals. */
  public static byte[] seal(Secret key, String user, List<StoredFace> faces) {
    byte[] open = FacesCodec.encode(faces);
    try {
      return new Seal(key).close(user, RECORD, open);
    } finally {
      Arrays.fill(open, (byte) 0);
    }
  }

  /**
   * Opens, and checks all that is in it.
   *
   * @throws VaultException when it was not sealed for this user with this key, or is no faces that
   *     this version could have enrolled
   */
  public static List<StoredFace> open(Secret key, String user, byte[] sealed)
      throws VaultException {
    try {
      byte[] open = new Seal(key).open(user, RECORD, sealed);
      try {
        List<StoredFace> faces = FacesCodec.decode(open);
        check(user, faces);
        return faces;
      } finally {
        Arrays.fill(open, (byte) 0);
      }
    } catch (InvalidCipherTextException | IOException e) {
      throw new VaultException("these are not exported faces of " + user, e);
    }
  }

  private static void check(String user, List<StoredFace> faces) throws VaultException {
    long ids = faces.stream().map(StoredFace::id).distinct().count();
    if (faces.isEmpty() || faces.size() > Vault.MOST_FACES || ids < faces.size()) {
      throw new VaultException("the exported faces of " + user + " are no enrolment");
    }
    for (StoredFace face : faces) {
      int name = face.name().getBytes(StandardCharsets.UTF_8).length;
      if (!ID.matcher(face.id()).matches()
          || name < 1
          || name > LONGEST_NAME
          || face.name().indexOf('\0') >= 0
          || face.enrolledAt().getEpochSecond() < 0) {
        throw new VaultException("an exported face of " + user + " has no name or number");
      }
      try {
        TemplateCodec.decode(face.templates());
      } catch (IllegalArgumentException e) {
        throw new VaultException("an exported face of " + user + ": " + e.getMessage(), e);
      }
    }
  }
}
