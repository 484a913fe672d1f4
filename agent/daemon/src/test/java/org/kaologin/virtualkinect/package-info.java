/**
 * A test device: a Kinect v2 at the level of libusb's functions. The real libfreenect2 opens it,
 * starts it, and parses and decodes what it sends; nothing in Kao knows of it.
 */
package org.kaologin.virtualkinect;
