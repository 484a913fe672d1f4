/**
 * A test device: a Kinect v2 at the level of libusb's functions. The real libfreenect2 opens it,
 * starts it, and parses and decodes what it sends; nothing in Kao knows of it.
 *
 * <p>It is written in Java, its functions put into the library's jump slots as JNA callbacks,
 * rather than in C: so it is one jar that attaches to an unmodified program, reads recordings and
 * encodes depth with the project's own classes, is debugged where the tests are, and needs no
 * compiler. The price is Linux on x86-64 only, as the library's own build, and 3 ms of processor
 * time for a pair of frames.
 *
 * <p>The build refuses to stage a product that contains it, see {@code installer/lib/stage}.
 */
package org.kaologin.virtualkinect;
