package org.kaologin.agent.insight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kaologin.agent.adapt.Known;
import org.kaologin.agent.adapt.KnownFaces;
import org.kaologin.agent.projection.PrincipalComponents;
import org.kaologin.agent.projection.TSne;
import org.kaologin.agent.server.Conversation;
import org.kaologin.agent.unlock.RecentFaces;
import org.kaologin.agent.vault.StoredFace;
import org.kaologin.agent.vault.Vault;
import org.kaologin.agent.vault.VaultException;
import org.kaologin.biometrics.Comparators;
import org.kaologin.biometrics.FaceSample;
import org.kaologin.biometrics.TemplateCodec;
import org.kaologin.protocol.RefusalCode;
import org.kaologin.protocol.Reply;
import org.kaologin.protocol.Reply.FaceMap;
import org.kaologin.protocol.Request;

/** Lays embeddings of faces out in a plane, which tells nobody what they are. Thread-safe. */
public final class FaceMaps {
  /** The exact t-SNE takes their square. */
  private static final int MOST = 400;

  /** Fewer lie in no order. */
  private static final int FEWEST = 3;

  /** The same faces give the same map. */
  private static final long SEED = 1;

  private final Vault vault;
  private final KnownFaces faces;
  private final RecentFaces recent;

  public FaceMaps(Vault vault, KnownFaces faces, RecentFaces recent) {
    this.vault = vault;
    this.faces = faces;
    this.recent = recent;
  }

  /** One before it has its place. */
  private record Unplaced(int kind, String user, String label, long atSeconds, FaceSample look) {}

  /** Answers a request that the peer may make. */
  public void handle(Request.ReadMap request, Conversation client) throws IOException {
    Reply reply;
    try {
      reply = map(request);
    } catch (VaultException | IllegalArgumentException e) {
      reply = new Reply.Refused(RefusalCode.FAILED, e.getMessage());
    }
    client.send(reply);
  }

  private Reply map(Request.ReadMap request) throws VaultException {
    String comparator = request.comparator();
    if (Comparators.ALL.stream().noneMatch(one -> one.id().equals(comparator))) {
      return new Reply.Refused(RefusalCode.NOT_FOUND, "there is no comparator " + comparator);
    }
    Set<String> users = request.user().isEmpty() ? vault.users() : Set.of(request.user());
    List<Unplaced> all = new ArrayList<>();
    for (String user : users) {
      enrolled(user, all);
    }
    for (RecentFaces.Seen seen : recent.all()) {
      if (users.contains(seen.user())) {
        long at = seen.at().getEpochSecond();
        all.add(new Unplaced(FaceMap.SEEN, seen.user(), seen.verdict(), at, seen.look()));
      }
    }
    List<Unplaced> with =
        all.stream()
            .filter(one -> one.look().embeddings().containsKey(comparator))
            .limit(MOST)
            .toList();
    return new FaceMap(with.size() < FEWEST ? List.of() : places(with, comparator));
  }

  private void enrolled(String user, List<Unplaced> all) throws VaultException {
    Known known = faces.of(user);
    for (StoredFace face : known.faces()) {
      long at = face.enrolledAt().getEpochSecond();
      TemplateCodec.decode(face.templates())
          .forEach(look -> all.add(new Unplaced(FaceMap.ENROLLED, user, face.name(), at, look)));
    }
    known
        .adapted()
        .templates()
        .forEach(look -> all.add(new Unplaced(FaceMap.LEARNT, user, "", 0, look)));
  }

  private static List<FaceMap.Place> places(List<Unplaced> faces, String comparator) {
    double[][] data =
        faces.stream()
            .map(one -> numbers(one.look().embeddings().get(comparator)))
            .toArray(double[][]::new);
    double[][] wide = PrincipalComponents.of(data, SEED);
    double[][] near = TSne.of(data, SEED);
    List<FaceMap.Place> places = new ArrayList<>();
    for (int i = 0; i < data.length; i++) {
      Unplaced one = faces.get(i);
      places.add(
          new FaceMap.Place(
              one.kind(),
              one.user(),
              one.label(),
              one.atSeconds(),
              wide[i][0],
              wide[i][1],
              near[i][0],
              near[i][1]));
    }
    return places;
  }

  private static double[] numbers(float[] embedding) {
    double[] numbers = new double[embedding.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = embedding[i];
    }
    return numbers;
  }
}
