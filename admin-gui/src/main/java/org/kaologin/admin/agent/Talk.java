package org.kaologin.admin.agent;

/** A question that is being answered. */
public interface Talk extends AutoCloseable {
  /** Ends it: the agent forgets the question, and the listener hears no more. */
  @Override
  void close();
}
