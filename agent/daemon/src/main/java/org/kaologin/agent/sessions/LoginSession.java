package org.kaologin.agent.sessions;

/**
 * A session, as the login manager keeps it.
 *
 * @param uid whose it is
 * @param origin where it was opened from
 * @param seat the seat it is at; empty for none
 * @param active whether it is the one in front at its seat
 * @param greeter whether it is a login screen, and nobody's
 */
record LoginSession(long uid, SessionOrigin origin, String seat, boolean active, boolean greeter) {}
