/**
 * Which networks Kao uses: their catalogue, and a store that refuses what the catalogue does not
 * name.
 */
package org.kaologin.models;
