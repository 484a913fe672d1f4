/** The face as a surface in space. */
package org.kaologin.biometrics.surface;
