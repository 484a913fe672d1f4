/** Asks the agent without keeping the window waiting, and says in words what went wrong. */
package org.kaologin.admin.agent;
