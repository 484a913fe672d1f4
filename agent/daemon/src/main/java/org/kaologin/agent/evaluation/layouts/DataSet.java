package org.kaologin.agent.evaluation.layouts;

import java.util.List;

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
}
