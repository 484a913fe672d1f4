/** Files and folders that only the agent may read, and that are whole or not there. */
package org.kaologin.agent.files;
