/** How data sets lie in their folders, and what in them enrols and what tries. */
package org.kaologin.agent.evaluation.layouts;
