/** Who may ask what, and when a face may stand for the password. */
package org.kaologin.agent.policy;
