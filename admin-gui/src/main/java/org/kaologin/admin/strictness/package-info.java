/** How strict the agent is: how sure it must be, what one must do, and where a face opens. */
package org.kaologin.admin.strictness;
