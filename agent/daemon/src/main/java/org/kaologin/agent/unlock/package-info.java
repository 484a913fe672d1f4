/** The road from a request for somebody's face to its verdict. */
package org.kaologin.agent.unlock;
