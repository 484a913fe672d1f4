/**
 * The benchmark: {@code kao bench}. Every figure is measured in one run, so that they can be
 * compared.
 */
package org.kaologin.agent.bench;
