/**
 * Secrets in memory that is neither swapped nor dumped, and a process that cannot be looked into.
 */
package org.kaologin.agent.secret;
