/** Pictures and what is done to their pixels. */
package org.kaologin.biometrics.image;
