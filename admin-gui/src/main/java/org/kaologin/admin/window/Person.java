package org.kaologin.admin.window;

/** Whose faces the pages show. For the event thread. */
public final class Person {
  private String name;

  Person(String name) {
    this.name = name;
  }

  /** The user's name. */
  public String name() {
    return name;
  }

  /** Shows another one's from now on. */
  public void set(String other) {
    name = other;
  }
}
