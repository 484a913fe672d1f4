/** Embeddings laid out in a plane, so that people can look at them. */
package org.kaologin.agent.projection;
