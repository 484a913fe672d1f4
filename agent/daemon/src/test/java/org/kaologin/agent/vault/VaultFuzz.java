package org.kaologin.agent.vault;

import java.io.IOException;
import java.util.Optional;
import org.kaologin.agent.fuzz.Scratch;

/** A user's file in the vault. The key is known, so that an input can be one that was sealed. */
public final class VaultFuzz {
  /** The only face that was ever sealed with this key. */
  private static final String SEALED = "6b616f2066757a7a";

  private static final int KEY_BYTES = 32;

  private static Scratch scratch;
  private static Vault vault;

  private VaultFuzz() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException, VaultException {
    scratch = Scratch.make();
    Scratch keys = Scratch.make();
    byte[] key = new byte[KEY_BYTES];
    Scratch.ownerOnly(keys.write("master.key", key));
    MasterKey master = MasterKey.load(Optional.empty(), keys.folder().resolve("master.key"));
    vault = Vault.open(scratch.folder(), master);
  }

  /** It is refused, or was sealed. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    scratch.write("alice.faces", data);
    try {
      for (StoredFace face : vault.faces("alice")) {
        if (!face.id().equals(SEALED)) {
          throw new AssertionError("nobody sealed " + face);
        }
      }
    } catch (VaultException e) {
      if (vault.findings().size() != 1) {
        throw new AssertionError("no finding", e);
      }
    }
  }
}
