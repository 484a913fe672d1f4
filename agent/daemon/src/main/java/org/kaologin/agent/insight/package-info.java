/** What people may see of how their faces are told apart. */
package org.kaologin.agent.insight;
