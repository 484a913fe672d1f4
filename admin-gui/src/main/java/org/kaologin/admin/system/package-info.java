/** Other programs of this machine. */
package org.kaologin.admin.system;
