/** The messages between the agent and everybody who asks it something, and their codec. */
package org.kaologin.protocol;
