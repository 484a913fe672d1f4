/** Learning faces, and looking after those that are learnt. */
package org.kaologin.agent.enrol;
