/**
 * Whether the process that asks belongs to somebody in front of the machine, or to somebody far
 * away.
 */
package org.kaologin.agent.sessions;
