package org.kaologin.admin.window;

import org.kaologin.admin.agent.AgentLink;
import org.kaologin.admin.agent.AgentStart;
import org.kaologin.admin.agent.Problem;
import org.kaologin.admin.look.Notice;
import org.kaologin.admin.text.Texts;
import org.kaologin.admin.where.PamHelper;

/**
 * What each page has to do with.
 *
 * @param link to the agent
 * @param texts what it says
 * @param person whose faces
 * @param start of an agent that does not run
 * @param pam changes PAM's configuration
 * @param go to another page
 */
public record Context(
    AgentLink link, Texts texts, Person person, AgentStart start, PamHelper pam, Navigator go) {

  /** Leads to another page. */
  public interface Navigator {
    void to(PageName page);
  }

  /** Says why there is no answer, and offers what helps. */
  public void problem(Notice notice, Problem problem) {
    if (problem.kind() == Problem.Kind.NO_AGENT) {
      notice.problem(problem, texts, texts.get("problem.start"), () -> start(notice));
    } else {
      notice.problem(problem, texts);
    }
  }

  private void start(Notice notice) {
    notice.say(Notice.Weight.INFO, texts.get("problem.starting"), "");
    start.run(why -> notice.say(Notice.Weight.BAD, texts.get("problem.start.failed"), why));
  }
}
