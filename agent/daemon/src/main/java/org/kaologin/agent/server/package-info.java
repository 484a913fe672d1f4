/**
 * The agent's end of the socket: takes requests in, keeps hostile and slow clients in their bounds,
 * and hands each request to the one handler. What a request means is not known here.
 */
package org.kaologin.agent.server;
