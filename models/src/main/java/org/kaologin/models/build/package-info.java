/** Used by the build only: gets the weights by package name, checks them, turns them into ONNX. */
package org.kaologin.models.build;
