package org.kaologin.agent.vault;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.kaologin.biometrics.protection.ProtectedTemplates;
import org.kaologin.biometrics.protection.Rotation;

/**
 * Seals what is known of each user with the user's secret, and rotates the templates in it by the
 * same secret; so they say nothing of the face to whoever sees them open without it. Thread-safe.
 */
final class UserSeals {
  private static final String FACES = "faces";
  private static final String ROTATION = "kao rotation 1";
  private static final byte[] NO_SALT = {};

  private final Keyring keyring;

  UserSeals(Keyring keyring) {
    this.keyring = keyring;
  }

  /** A user's faces, sealed with the newest secret. */
  byte[] closeFaces(String user, List<StoredFace> faces) {
    try (Secrets secrets = new Secrets(keyring.secrets(user))) {
      byte[] open = FacesCodec.encode(mapped(faces, secrets.newest(), ProtectedTemplates::protect));
      try {
        return new Seal(secrets.newest()).close(user, FACES, open);
      } finally {
        Arrays.fill(open, (byte) 0);
      }
    }
  }

  /**
   * A user's faces, whichever of the user's secrets sealed them.
   *
   * @throws InvalidCipherTextException when none did
   * @throws IOException when what was sealed is no list of faces
   */
  List<StoredFace> openFaces(String user, byte[] closed)
      throws InvalidCipherTextException, IOException {
    if (Seal.version(closed) == Seal.FIRST_VERSION) {
      return decode(keyring.openFirstVersion(user, FACES, closed));
    }
    try (Secrets secrets = new Secrets(keyring.secrets(user))) {
      Opened opened = secrets.open(user, FACES, closed);
      return mapped(decode(opened.content()), opened.by(), ProtectedTemplates::expose);
    }
  }

  /**
   * The ids of a user's faces, for less than the templates cost.
   *
   * @throws InvalidCipherTextException when none of the user's secrets sealed them
   * @throws IOException when what was sealed is no list of faces
   */
  List<String> openIds(String user, byte[] closed) throws InvalidCipherTextException, IOException {
    if (Seal.version(closed) == Seal.FIRST_VERSION) {
      return StoredFace.ids(openFaces(user, closed));
    }
    try (Secrets secrets = new Secrets(keyring.secrets(user))) {
      return StoredFace.ids(decode(secrets.open(user, FACES, closed).content()));
    }
  }

  private static List<StoredFace> decode(byte[] open) throws IOException {
    try {
      return FacesCodec.decode(open);
    } finally {
      Arrays.fill(open, (byte) 0);
    }
  }

  /** Other templates of a user, sealed with the newest secret. */
  byte[] closeTemplates(String user, String record, byte[] templates) {
    try (Secrets secrets = new Secrets(keyring.secrets(user))) {
      byte[] closed = mapped(templates, secrets.newest(), ProtectedTemplates::protect);
      return new Seal(secrets.newest()).close(user, record, closed);
    }
  }

  /**
   * Other templates of a user, whichever of the user's secrets sealed them.
   *
   * @throws InvalidCipherTextException when none did
   */
  byte[] openTemplates(String user, String record, byte[] closed)
      throws InvalidCipherTextException {
    if (Seal.version(closed) == Seal.FIRST_VERSION) {
      return keyring.openFirstVersion(user, record, closed);
    }
    try (Secrets secrets = new Secrets(keyring.secrets(user))) {
      Opened opened = secrets.open(user, record, closed);
      return mapped(opened.content(), opened.by(), ProtectedTemplates::expose);
    }
  }

  private static List<StoredFace> mapped(
      List<StoredFace> faces, Secret secret, BiFunction<byte[], Rotation, byte[]> map) {
    try (Rotation rotation = rotation(secret)) {
      return faces.stream()
          .map(face -> face.withTemplates(map.apply(face.templates(), rotation)))
          .toList();
    }
  }

  private static byte[] mapped(
      byte[] templates, Secret secret, BiFunction<byte[], Rotation, byte[]> map) {
    try (Rotation rotation = rotation(secret)) {
      return map.apply(templates, rotation);
    }
  }

  private static Rotation rotation(Secret secret) {
    byte[] seed = secret.derive(NO_SALT, ROTATION);
    try {
      return new Rotation(seed);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /** What a seal held, and the secret that opened it. */
  private record Opened(byte[] content, Secret by) {}

  /** A user's secrets for a moment, the newest first. */
  private record Secrets(List<Secret> all) implements AutoCloseable {

    Secret newest() {
      if (all.isEmpty()) {
        throw new IllegalStateException("the user has no secret");
      }
      return all.get(0);
    }

    Opened open(String user, String record, byte[] closed) throws InvalidCipherTextException {
      InvalidCipherTextException reason =
          new InvalidCipherTextException("the user has no secret that opens it");
      for (Secret secret : all) {
        try {
          return new Opened(new Seal(secret).open(user, record, closed), secret);
        } catch (InvalidCipherTextException e) {
          reason = e;
        }
      }
      throw reason;
    }

    @Override
    public void close() {
      all.forEach(Secret::close);
    }
  }
}
