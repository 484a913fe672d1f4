package org.kaologin.agent.server;

import java.time.Duration;

/**
 * How much the server takes upon itself.
 *
 * @param connections most connections at a time
 * @param connectionsPerUser most connections at a time of a user other than root
 * @param patience how long a client may take to send its request, and to take in each answer
 */
public record ServerLimits(int connections, int connectionsPerUser, Duration patience) {}
