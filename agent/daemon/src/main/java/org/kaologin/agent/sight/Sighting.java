package org.kaologin.agent.sight;

import org.kaologin.agent.capture.CapturedFrame;
import org.kaologin.biometrics.FrameAnalysis;

/**
 * One frame and what it says.
 *
 * @param frame as it was captured
 * @param analysis of it
 */
public record Sighting(CapturedFrame frame, FrameAnalysis analysis) {}
