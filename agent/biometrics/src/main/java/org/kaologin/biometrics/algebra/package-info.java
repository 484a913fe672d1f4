/** A little linear algebra. */
package org.kaologin.biometrics.algebra;
