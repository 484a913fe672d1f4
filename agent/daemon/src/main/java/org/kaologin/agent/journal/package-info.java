/**
 * The audit journal: a line of JSON for each decision, in two files of bounded size. It never holds
 * a template or a picture.
 */
package org.kaologin.agent.journal;
