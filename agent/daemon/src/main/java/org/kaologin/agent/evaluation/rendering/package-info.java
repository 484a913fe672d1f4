/** From a scanned head to what a Kinect v2 would have seen of it. */
package org.kaologin.agent.evaluation.rendering;
