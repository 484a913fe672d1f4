/** The agent: one process that sees, decides and answers. */
package org.kaologin.agent;
