/**
 * What a sensor sees: plain values, no behaviour. Pictures share their arrays and are never
 * changed.
 */
package org.kaologin.biometrics.frame;
