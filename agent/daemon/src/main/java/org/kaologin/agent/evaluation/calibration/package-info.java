/** From measured distances to what they mean. */
package org.kaologin.agent.evaluation.calibration;
