/** What an evaluation found, and how it is told: as a table, as JSON, as a page. */
package org.kaologin.agent.evaluation.report;
