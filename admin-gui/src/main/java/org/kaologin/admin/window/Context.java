package org.kaologin.admin.window;

import org.kaologin.admin.agent.AgentLink;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.where.PamHelper;

/**
 * What each page has to do with.
 *
 * @param link to the agent
 * @param texts what it says
 * @param person whose faces
 * @param pam changes PAM's configuration
 * @param go to another page
 */
public record Context(AgentLink link, Texts texts, Person person, PamHelper pam, Navigator go) {

  /** Leads to another page. */
  public interface Navigator {
    void to(PageName page);
  }
}
