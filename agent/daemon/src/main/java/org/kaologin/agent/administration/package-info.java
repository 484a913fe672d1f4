/** How the agent is, how it is set, and what it remembers. */
package org.kaologin.agent.administration;
