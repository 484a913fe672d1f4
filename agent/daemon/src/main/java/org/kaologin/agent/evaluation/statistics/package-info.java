/**
 * From counts and scores to error rates with their intervals, in the terms of ISO/IEC 19795-1. A
 * score is larger where two samples are more alike.
 */
package org.kaologin.agent.evaluation.statistics;
