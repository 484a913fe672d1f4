package org.kaologin.biometrics.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.kaologin.biometrics.decision.Calibration.Scale;

/** Reads calibrations; {@code kao evaluate --calibration} writes them. */
public final class CalibrationFile {

  private CalibrationFile() {}

  /**
   * Reads one.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it is no calibration
   */
  public static Calibration read(InputStream in) throws IOException {
    JsonNode json = new ObjectMapper().readTree(in);
    List<Scale> scales = new ArrayList<>();
    for (JsonNode scale : json.required("scales")) {
      scales.add(
          new Scale(
              scale.required("comparator").asText(),
              scale.required("model").asText(),
              scale.required("sha256").asText(),
              scale.required("genuineMean").asDouble(),
              scale.required("impostorMean").asDouble()));
    }
    List<List<Double>> covariance = new ArrayList<>();
    for (JsonNode row : json.required("covariance")) {
      List<Double> numbers = new ArrayList<>();
      row.forEach(number -> numbers.add(number.asDouble()));
      covariance.add(numbers);
    }
    return new Calibration(
        scales,
        covariance,
        json.required("frameCorrelation").asDouble(),
        json.required("origin").asText(),
        json.required("persons").asInt(),
        json.required("genuine").asLong(),
        json.required("impostor").asLong());
  }
}
