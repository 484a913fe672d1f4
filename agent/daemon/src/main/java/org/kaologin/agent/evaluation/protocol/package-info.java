/**
 * Who tries where with which frames: the attempts of ISO/IEC 19795-1 and the presentations of
 * 30107-3.
 */
package org.kaologin.agent.evaluation.protocol;
