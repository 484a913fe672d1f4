package org.kaologin.admin.health;

import org.kaologin.admin.look.Notice;

/**
 * One thing that was looked at.
 *
 * @param what it is, in a word or two
 * @param weight how it is
 * @param found what was found
 * @param advice what to do; empty where nothing is
 */
record Finding(String what, Notice.Weight weight, String found, String advice) {}
