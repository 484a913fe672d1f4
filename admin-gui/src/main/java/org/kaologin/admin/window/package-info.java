/** The window, the list of its pages beside them, and what all pages share. */
package org.kaologin.admin.window;
