/** How alike faces are: their embeddings, laid out in a plane by the agent. */
package org.kaologin.admin.map;
