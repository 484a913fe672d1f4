/**
 * From frames to a decision. Pure computing: no socket, no file, no clock of its own (but stage
 * times).
 */
package org.kaologin.biometrics;
