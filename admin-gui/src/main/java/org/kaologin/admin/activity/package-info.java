/** What happened to a user's face: the audit journal in words. */
package org.kaologin.admin.activity;
