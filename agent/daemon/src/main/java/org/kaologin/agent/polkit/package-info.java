/** Asks polkit whether a process may do something, and polkit asks whoever sits before it. */
package org.kaologin.agent.polkit;
