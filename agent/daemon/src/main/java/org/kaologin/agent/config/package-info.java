/**
 * How the agent is set: every key in one table ({@link org.kaologin.agent.config.Keys}), read from
 * {@code kao.toml}, some of them adjustable while the agent runs.
 */
package org.kaologin.agent.config;
