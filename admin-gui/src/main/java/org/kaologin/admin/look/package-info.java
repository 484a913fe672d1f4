/** How the tool looks: the desktop's light or dark, its accent, icons and cards. */
package org.kaologin.admin.look;
