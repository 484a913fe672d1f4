package org.kaologin.agent.capture.kinect;

import java.nio.file.Path;

/**
 * What the kernel knows of a Kinect v2.
 *
 * @param node the file to open it by
 * @param accessible whether this process may
 * @param megabitsPerSecond its port's speed; 5000 and more is USB 3
 * @param held whether some program has claimed it
 */
record AttachedKinect(Path node, boolean accessible, double megabitsPerSecond, boolean held) {}
