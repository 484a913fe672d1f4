/** Whether somebody means it: eyes open, face towards the screen. */
package org.kaologin.biometrics.attention;
