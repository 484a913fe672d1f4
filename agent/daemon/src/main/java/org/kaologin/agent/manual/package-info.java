/**
 * What is installed beside the commands for people and shells to read: pages of the manual and
 * completions, made from the commands and the settings themselves, so that none of it can be
 * untrue. The build runs it.
 */
package org.kaologin.agent.manual;
