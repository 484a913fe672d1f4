package org.kaologin.agent.administration;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaologin.agent.journal.Event;
import org.kaologin.agent.policy.Accounts;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.vault.FacesExport;
import org.kaologin.agent.vault.Secret;
import org.kaologin.agent.vault.StoredFace;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.StatusReport.Item;
import org.kaologin.protocol.Request;

/** Answers what root asks about the vault and its keys. Thread-safe. */
public final class VaultAdministration {
  /** The protocol's limit for one user's sealed faces, in bytes. */
  private static final int MOST_SEALED_BYTES = 1 << 20;

  private final Vault vault;
  private final Accounts accounts;
  private final NotedAnswer answer;

  public VaultAdministration(Vault vault, Accounts accounts, NotedAnswer answer) {
    this.vault = vault;
    this.accounts = accounts;
    this.answer = answer;
  }

  /** How the vault is kept. */
  public void status(Conversation client) throws IOException {
    Reply reply;
    try {
      int users = vault.users().size();
      reply =
          new Reply.StatusReport(
              List.of(
                  new Item("master key", vault.masterKeyOrigin()),
                  new Item("key memory", vault.isMasterKeyLocked() ? "locked" : "may be swapped"),
                  new Item("next master key", vault.awaitsMasterKey() ? "after a restart" : "none"),
                  new Item("users", Integer.toString(users)),
                  new Item("problems", Integer.toString(vault.findings().size()))));
    } catch (VaultException e) {
      reply = new Reply.Refused(RefusalCode.FAILED, e.getMessage());
    }
    client.send(reply);
  }

  /** Changes the master key. */
  public void rotate(Request.RotateMasterKey request, Conversation client) throws IOException {
    answer.give(
        client,
        Event.ROTATE_MASTER_KEY,
        "",
        Map.of(),
        () -> {
          boolean inFile = request.credential().length == 0;
          vault.rotate(
              inFile ? Optional.empty() : Optional.of(Secret.moving(request.credential())));
          return new Reply.Done();
        });
  }

  /** Makes copies of a user's templates useless. */
  public void revoke(Request.RevokeTemplates request, Conversation client) throws IOException {
    answer.give(
        client,
        Event.REVOKE_TEMPLATES,
        request.user(),
        Map.of(),
        () ->
            vault.revoke(request.user())
                ? new Reply.Done()
                : new Reply.Refused(RefusalCode.NOT_FOUND, request.user() + " has no face here"));
  }

  /** Gives all faces, sealed. */
  public void export(Request.ExportFaces request, Conversation client) throws IOException {
    try (Secret key = Secret.moving(request.key())) {
      answer.give(
          client,
          Event.EXPORT_FACES,
          "",
          Map.of(),
          () -> {
            for (String user : vault.users()) {
              byte[] sealed = FacesExport.seal(key, user, vault.faces(user));
              if (sealed.length > MOST_SEALED_BYTES) {
                return new Reply.Refused(
                    RefusalCode.FAILED, user + " has more templates than can be exported");
              }
              client.send(new Reply.ExportedFaces(user, sealed));
            }
            return new Reply.Done();
          });
    }
  }

  /** Takes a user's faces that were exported. */
  public void take(Request.ImportFaces request, Conversation client) throws IOException {
    try (Secret key = Secret.moving(request.key())) {
      answer.give(client, Event.IMPORT_FACES, request.user(), Map.of(), () -> taken(request, key));
    }
  }

  private Reply taken(Request.ImportFaces request, Secret key) throws VaultException {
    String user = request.user();
    if (accounts.uid(user).isEmpty()) {
      return new Reply.Refused(RefusalCode.NOT_FOUND, "there is no user " + user);
    }
    List<StoredFace> faces = FacesExport.open(key, user, request.sealed());
    if (!request.replace() && !vault.faces(user).isEmpty()) {
      return new Reply.Refused(RefusalCode.BAD_VALUE, user + " has faces here already");
    }
    vault.replace(user, faces);
    return new Reply.Done();
  }
}
