/** Presentation attack detection: whether what shows a face is a living head (ISO/IEC 30107-1). */
package org.kaologin.biometrics.liveness;
