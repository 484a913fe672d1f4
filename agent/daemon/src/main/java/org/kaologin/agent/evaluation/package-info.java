/**
 * Error rates of the chain on recorded persons, in the terms of ISO/IEC 19795-1 (recognition) and
 * 30107-3 (presentation attacks).
 */
package org.kaologin.agent.evaluation;
