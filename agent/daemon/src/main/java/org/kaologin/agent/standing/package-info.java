/**
 * Face ID's rules: what is remembered of each user, and when that keeps a face from opening.
 *
 * <p>{@link org.kaologin.agent.standing.Standing} is the state, with a method for each thing that
 * can happen; {@link org.kaologin.agent.standing.FaceRules} says what the state allows at a moment;
 * {@link org.kaologin.agent.standing.Standings} keeps it.
 */
package org.kaologin.agent.standing;
