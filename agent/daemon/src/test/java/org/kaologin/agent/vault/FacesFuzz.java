package org.kaologin.agent.vault;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A user's faces, once the seal is open. */
public final class FacesFuzz {

  private FacesFuzz() {}

  /** They are refused, or can be kept again, and are then the same. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    List<StoredFace> faces;
    try {
      faces = FacesCodec.decode(data);
    } catch (IOException e) {
      return;
    }
    byte[] kept = FacesCodec.encode(faces);
    if (!Arrays.equals(kept, FacesCodec.encode(FacesCodec.decode(kept)))) {
      throw new AssertionError("kept otherwise than they were");
    }
  }
}
