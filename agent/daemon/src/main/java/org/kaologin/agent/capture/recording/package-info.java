/** Recordings: colour, infrared and depth in one file, as RECORDING.md describes it. */
package org.kaologin.agent.capture.recording;
