/**
 * Face ID's two rules of adaptation: a good capture that opened serves for some unlocks more, and a
 * near miss that the password follows at once adds a template for as long as it matches. What is
 * kept lies near what was enrolled, and there is never much of it. No input, no output, no clock.
 */
package org.kaologin.biometrics.adaptation;
