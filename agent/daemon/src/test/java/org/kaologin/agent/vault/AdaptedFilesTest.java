package org.kaologin.agent.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of faces that were adapted to a user. */
class AdaptedFilesTest extends OpenVault {
  @Test
  void whatWasAdaptedOutlivesARestartButNoChangeOfTheFaces() throws Exception {
    String first = vault.add("alice", "a", NOW, TEMPLATES).id();
    assertEquals(Optional.empty(), adapted("alice"));
    assertTrue(vault.keepAdapted("alice", vault.faces("alice"), ADAPTED));
    reopen();
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    vault.rename("alice", first, "b");
    assertArrayEquals(ADAPTED, adapted("alice").orElseThrow());
    assertEquals("rw-------", permissions(adaptedOf("alice")));
    assertEquals(Set.of("alice"), vault.users());

    vault.add("alice", "c", NOW, TEMPLATES);
    assertEquals(Optional.empty(), adapted("alice"));

    assertTrue(vault.keepAdapted("alice", vault.faces("alice"), ADAPTED));
    vault.delete("alice", first);
    assertEquals(Optional.empty(), adapted("alice"));
    assertFalse(Files.exists(adaptedOf("alice")));
  }

  @Test
  void whatWasAdaptedToOtherFacesIsNeitherKeptNorRead() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    List<StoredFace> before = vault.faces("alice");
    vault.keepAdapted("alice", before, ADAPTED);
    byte[] kept = Files.readAllBytes(adaptedOf("alice"));

    vault.add("alice", "b", NOW, TEMPLATES);
    assertFalse(vault.keepAdapted("alice", before, ADAPTED));
    assertFalse(Files.exists(adaptedOf("alice")));

    Files.write(adaptedOf("alice"), kept);
    assertThrows(VaultException.class, () -> adapted("alice"));
    vault.forgetAdapted("alice");
    assertEquals(Optional.empty(), adapted("alice"));
    assertEquals(2, vault.faces("alice").size());
  }

  @Test
  void everyChangedBitOfWhatWasAdaptedIsNoticedAndTheFacesStayUsable() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    vault.keepAdapted("alice", vault.faces("alice"), ADAPTED);

    assertChangedBitsRefused(adaptedOf("alice"), () -> adapted("alice"));

    assertEquals(1, vault.faces("alice").size());
    assertEquals(List.of(), vault.findings());
  }

  @Test
  void theFacesFileIsNotTakenForWhatWasAdapted() throws Exception {
    vault.add("alice", "a", NOW, TEMPLATES);
    Files.copy(facesOf("alice"), adaptedOf("alice"));

    assertThrows(VaultException.class, () -> adapted("alice"));
  }
}
