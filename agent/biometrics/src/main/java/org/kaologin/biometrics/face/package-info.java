/** Faces and their landmarks in a picture. */
package org.kaologin.biometrics.face;
