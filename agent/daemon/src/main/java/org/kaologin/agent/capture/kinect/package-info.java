/** The Kinect v2 through libfreenect2: raw packets from the library, decoded here. */
package org.kaologin.agent.capture.kinect;
