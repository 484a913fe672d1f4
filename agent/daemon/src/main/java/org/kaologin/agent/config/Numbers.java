package org.kaologin.agent.config;

/** Keys whose value is a number in a range, both ends included. */
final class Numbers {
  private Numbers() {}

  /** A whole number. */
  record Whole(int least, int most) implements ValueType<Integer> {
    @Override
    public Integer fromToml(Object value) {
      if (value instanceof Long number && number >= least && number <= most) {
        return Math.toIntExact(number);
      }
      throw new IllegalArgumentException("expected is " + expected());
    }

    @Override
    public Integer fromText(String text) {
      try {
        return fromToml(Long.parseLong(text.strip()));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("expected is " + expected(), e);
      }
    }

    @Override
    public String toText(Integer value) {
      return Integer.toString(value);
    }

    @Override
    public String toToml(Integer value) {
      return toText(value);
    }

    @Override
    public String expected() {
      return "a whole number, " + least + " to " + most;
    }
  }

  /** A number with a fraction. */
  record Decimal(double least, double most) implements ValueType<Double> {
    @Override
    public Double fromToml(Object value) {
      if (value instanceof Number number
          && number.doubleValue() >= least
          && number.doubleValue() <= most) {
        return number.doubleValue();
      }
      throw new IllegalArgumentException("expected is " + expected());
    }

    @Override
    public Double fromText(String text) {
      try {
        return fromToml(Double.parseDouble(text.strip()));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("expected is " + expected(), e);
      }
    }

    @Override
    public String toText(Double value) {
      return Double.toString(value);
    }

    @Override
    public String toToml(Double value) {
      return toText(value);
    }

    @Override
    public String expected() {
      return "a number, " + least + " to " + most;
    }
  }
}
