/**
 * Presentation attacks (ISO/IEC 30107-3), worked into frames of a person: what the sensor would see
 * if the person's own picture, or a mask of the person, were held before it.
 */
package org.kaologin.agent.evaluation.attack;
