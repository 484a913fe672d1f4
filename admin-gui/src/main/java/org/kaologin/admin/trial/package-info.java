/** An unlock that opens nothing, with everything that it goes by. */
package org.kaologin.admin.trial;
