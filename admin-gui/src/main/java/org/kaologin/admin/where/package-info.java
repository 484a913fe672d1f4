/** Where a face opens: the system's PAM configuration, and the services that it reaches. */
package org.kaologin.admin.where;
