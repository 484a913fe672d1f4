package org.kaologin.agent.vault;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kaologin.agent.secret.SecretMemory;

/**
 * Each user's secret, and the one before it while files may still be sealed with that.
 *
 * <p>As bytes, for each user: a 16-bit length, the name in UTF-8, a count (1 or 2), and as many
 * secrets of 32 bytes, the newest first. They are kept as these bytes, in memory of their own.
 * Closing it zeroes it. Not thread-safe.
 */
final class Ring implements AutoCloseable {
  /** Largest ring, in bytes: some thousands of users. */
  static final int LARGEST = 1 << 20;

  private static final int MOST_SECRETS = 2;

  /** Where a user's entry is, in bytes. */
  private record Place(String user, int begin, int secrets, int end) {
    int count() {
      return (end - secrets) / Secret.BYTES;
    }
  }

  private final Optional<SecretMemory> memory;
  private final List<Place> places;

  private Ring(Optional<SecretMemory> memory, List<Place> places) {
    this.memory = memory;
    this.places = places;
  }

  /** Nobody's. */
  static Ring empty() {
    return new Ring(Optional.empty(), List.of());
  }

  /**
   * From its bytes, which are zeroed.
   *
   * @throws IOException when they are anything but one whole ring
   */
  static Ring moving(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return empty();
    }
    try {
      List<Place> places = places(ByteBuffer.wrap(bytes));
      return new Ring(Optional.of(SecretMemory.moving(bytes)), places);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static List<Place> places(ByteBuffer in) throws IOException {
    List<Place> places = new ArrayList<>();
    Set<String> users = new LinkedHashSet<>();
    try {
      while (in.hasRemaining()) {
        int begin = in.position();
        byte[] name = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining() + 1)];
        in.get(name);
        String user = new String(name, StandardCharsets.UTF_8);
        int count = in.get();
        int secrets = in.position();
        if (count < 1 || count > MOST_SECRETS || !users.add(user)) {
          throw new IOException("the keyring has another form");
        }
        if (in.remaining() < count * Secret.BYTES) {
          throw new IOException("the keyring ends early");
        }
        in.position(secrets + count * Secret.BYTES);
        places.add(new Place(user, begin, secrets, in.position()));
      }
    } catch (BufferUnderflowException e) {
      throw new IOException("the keyring ends early", e);
    }
    return places;
  }

  /** Its bytes, to be overwritten after use. */
  byte[] copy() {
    return memory.isPresent() ? memory.get().copy() : new byte[0];
  }

  /** Who has an entry. */
  Set<String> users() {
    Set<String> users = new LinkedHashSet<>();
    places.forEach(place -> users.add(place.user()));
    return users;
  }

  /** Who has a former secret, too. */
  List<String> usersInTransition() {
    return places.stream().filter(place -> place.count() > 1).map(Place::user).toList();
  }

  /** A user's secrets, the newest first; to be closed by the caller. */
  List<Secret> secrets(String user) {
    List<Secret> secrets = new ArrayList<>();
    for (Place place : places) {
      for (int i = 0; place.user().equals(user) && i < place.count(); i++) {
        int from = place.secrets() + i * Secret.BYTES;
        secrets.add(Secret.moving(memory.orElseThrow().copy(from, Secret.BYTES)));
      }
    }
    return secrets;
  }

  /**
   * The bytes of this ring with another entry for a user.
   *
   * @param fresh whether a new secret goes before those that stay
   * @param keep how many of the user's secrets stay: 0, or 1, which is the newest
   * @return to be overwritten after use
   */
  byte[] with(String user, boolean fresh, int keep) {
    byte[] own = copy();
    byte[] name = user.getBytes(StandardCharsets.UTF_8);
    int most = own.length + Short.BYTES + name.length + 1 + MOST_SECRETS * Secret.BYTES;
    ByteBuffer out = ByteBuffer.allocate(most);
    Optional<Place> place = places.stream().filter(p -> p.user().equals(user)).findFirst();
    for (Place other : places) {
      if (!other.user().equals(user)) {
        out.put(own, other.begin(), other.end() - other.begin());
      }
    }
    int kept = Math.min(keep, place.map(Place::count).orElse(0));
    if (kept > 0 || fresh) {
      out.putShort((short) name.length).put(name).put((byte) (kept + (fresh ? 1 : 0)));
      if (fresh) {
        byte[] secret = new byte[Secret.BYTES];
        new SecureRandom().nextBytes(secret);
        out.put(secret);
        Arrays.fill(secret, (byte) 0);
      }
      if (kept > 0) {
        out.put(own, place.orElseThrow().secrets(), kept * Secret.BYTES);
      }
    }
    Arrays.fill(own, (byte) 0);
    byte[] bytes = Arrays.copyOf(out.array(), out.position());
    Arrays.fill(out.array(), (byte) 0);
    return bytes;
  }

  @Override
  public void close() {
    memory.ifPresent(SecretMemory::close);
  }
}
