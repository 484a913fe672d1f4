/** Templates that say nothing to whoever lacks a secret, and that can be revoked. */
package org.kaologin.biometrics.protection;
