/**
 * Where frames come from: one interface for the sensor and for recordings, shared by all who look.
 */
package org.kaologin.agent.capture;
