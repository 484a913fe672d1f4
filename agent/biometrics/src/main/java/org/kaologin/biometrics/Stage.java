package org.kaologin.biometrics;

/** The steps of the chain, in their order; what the benchmark reports. */
public enum Stage {
  TONE,
  DETECT,
  LANDMARKS,
  SURFACE,
  HEAD,
  LIVENESS,
  EMBED
}
