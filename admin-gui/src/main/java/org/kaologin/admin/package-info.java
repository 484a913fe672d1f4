/**
 * The window: how the agent is, and whose faces it knows. It speaks the protocol and nothing else.
 */
package org.kaologin.admin;
