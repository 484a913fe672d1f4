/** What is well and what is not, each with what to do. */
package org.kaologin.admin.health;
