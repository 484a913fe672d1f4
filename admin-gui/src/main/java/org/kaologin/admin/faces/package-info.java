/** Whose faces are known: a card a face. */
package org.kaologin.admin.faces;
