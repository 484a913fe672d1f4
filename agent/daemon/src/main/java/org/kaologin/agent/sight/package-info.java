/** Looking at whoever is in front of the sensor: frames of the shared stream, analysed. */
package org.kaologin.agent.sight;
