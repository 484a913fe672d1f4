/**
 * A head in its own frame: where it is, and its surface seen from the front, in millimetres.
 *
 * <p>The same as {@code models/training/kao_training/networks/align.py}, which the networks were
 * trained with; a test holds this package to numbers computed there.
 */
package org.kaologin.biometrics.head;
