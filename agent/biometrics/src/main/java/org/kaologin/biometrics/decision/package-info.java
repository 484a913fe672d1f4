/** From distances to a decision: evidence, its sum over comparators and frames. */
package org.kaologin.biometrics.decision;
