package org.kaologin.protocol;

/** Everything that may stand on the wire. PROTOCOL.md beside this module is its specification. */
public sealed interface Message permits Request, Reply {}
