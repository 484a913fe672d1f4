package org.kaologin.agent.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is remembered of a user between unlocks.
 *
 * @param failures judged failures since the last success or password
 * @param lastUnlockSeconds when the face last opened, in seconds since 1970; 0 for never
 */
record Standing(
    @JsonProperty(required = true) int failures,
    @JsonProperty(required = true) long lastUnlockSeconds) {
  /** Of who was never seen. */
  static final Standing NEW = new Standing(0, 0);

  /** Of whose file cannot be trusted: more failures than any limit allows. */
  static final Standing UNREADABLE = new Standing(Integer.MAX_VALUE, 0);

  Standing failed() {
    return new Standing(failures == Integer.MAX_VALUE ? failures : failures + 1, lastUnlockSeconds);
  }

  Standing unlocked(long nowSeconds) {
    return new Standing(0, nowSeconds);
  }

  Standing forgiven() {
    return new Standing(0, lastUnlockSeconds);
  }
}
