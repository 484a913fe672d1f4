/** Calls over the machine's system bus, each in bounded time. What is called is not known here. */
package org.kaologin.agent.bus;
