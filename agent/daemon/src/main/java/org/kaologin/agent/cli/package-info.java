/** The command {@code kao}: everything that can be done at a terminal. */
package org.kaologin.agent.cli;
