/** Learning a face: a picture in a ring that fills as the head turns. */
package org.kaologin.admin.enrol;
