/** Pictures of figures: inline SVG that takes its colours from the page's style. */
package org.kaologin.agent.evaluation.report.chart;
