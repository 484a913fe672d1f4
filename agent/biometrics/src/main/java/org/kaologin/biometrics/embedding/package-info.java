/** Networks that turn a face into numbers. */
package org.kaologin.biometrics.embedding;
