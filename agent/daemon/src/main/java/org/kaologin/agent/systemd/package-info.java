/** How the agent is a good service of systemd, where there is one. */
package org.kaologin.agent.systemd;
