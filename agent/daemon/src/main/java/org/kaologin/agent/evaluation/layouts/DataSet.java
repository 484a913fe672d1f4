package org.kaologin.agent.evaluation.layouts;

import java.util.List;
import java.util.stream.Stream;

/**
 * Persons, read from a folder.
 *
 * @param layout how it lay there
 * @param persons in the order of their names
 * @param notes what a reader of the figures has to know about the data
 */
public record DataSet(String layout, List<RecordedPerson> persons, List<String> notes) {

  public DataSet {
    persons = List.copyOf(persons);
    notes = List.copyOf(notes);
  }

  /** The same persons, enrolled from their first frames instead. */
  public DataSet enrolledFromTheFirst(int frames) {
    List<RecordedPerson> enrolled =
        persons.stream()
            .map(p -> new RecordedPerson(p.name(), p.frames(), k -> k < frames, p.attacks()))
            .toList();
    String note = "Instead, each person's first " + frames + " frames enrol; all later ones try.";
    return new DataSet(layout, enrolled, Stream.concat(notes.stream(), Stream.of(note)).toList());
  }
}
