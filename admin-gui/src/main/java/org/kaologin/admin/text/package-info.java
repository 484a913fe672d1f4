/** All words that the tool says, in the user's language. */
package org.kaologin.admin.text;
