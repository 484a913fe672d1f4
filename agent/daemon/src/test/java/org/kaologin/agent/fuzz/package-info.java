/**
 * What fuzz targets share. A target is a class that ends in {@code Fuzz}, beside the code that
 * reads hostile bytes; its inputs are in {@code agent/daemon/fuzz/corpus}, and {@code
 * agent/daemon/fuzz/run} tries them and new ones. Whatever escapes a target is a finding.
 */
package org.kaologin.agent.fuzz;
