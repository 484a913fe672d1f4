/**
 * Who is enrolled: one sealed file a user, and a keyring with a secret for each, which the master
 * key seals. Templates lie in it under a rotation by the user's secret; what else they mean is not
 * known here.
 *
 * <p>A file that was changed, cut or exchanged for another user's is refused, and the others stay
 * usable; so is a copy from before a revocation. An older file with an older keyring put back
 * together are not noticed, unless the master key was changed since.
 */
package org.kaologin.agent.vault;
