/** How the agent learns on what a face looks like: when, from what, and where it is kept. */
package org.kaologin.agent.adapt;
