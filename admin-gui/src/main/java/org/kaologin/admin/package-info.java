/**
 * The admin tool: enrol a face, see what opened and why not, find out what is wrong. It speaks the
 * protocol to the agent and knows nothing else of it. A package for each page, and the rooms that
 * they share: {@code agent} asks, {@code look} paints, {@code text} speaks, {@code window} holds
 * the pages.
 */
package org.kaologin.admin;
