/**
 * Who is enrolled: one sealed file a user. What a template means is not known here.
 *
 * <p>A file that was changed, cut or exchanged for another user's is refused, and the others stay
 * usable. An older file of the same user that is put back is not noticed: who can do that can also
 * read the master key.
 */
package org.kaologin.agent.vault;
