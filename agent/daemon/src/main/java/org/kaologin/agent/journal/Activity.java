package org.kaologin.agent.journal;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/**
 * What the journal holds about one user, for that user to see. An entry's place in the chain is not
 * for them: the hashes about an entry that they do not see would prove a guess at it.
 *
 * @param user whom it is about
 */
record Activity(String user) {

  /** The entry in a line of the journal; nothing when it is about somebody else, or none. */
  Optional<String> entry(String line) {
    // Another's name may begin like one that is not kept whole.
    return Entry.isKeptWhole(user) ? Line.entry(line).filter(this::isAboutUser) : Optional.empty();
  }

  private boolean isAboutUser(String entry) {
    return Tail.object(entry)
        .filter(fields -> TextNode.valueOf(user).equals(fields.get("user")))
        .isPresent();
  }
}
