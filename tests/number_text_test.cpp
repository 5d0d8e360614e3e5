#include "core/number_text.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

using explainer::read_decimal;

TEST_CASE("sums of money are read to the last bit") {
  for (const char* text :
       {"0", "1", "-1", "8000000000", "13000000000.01", "0.01", "0.1", "2.5", "99999999999999.9", "1e9", "1.5E+11",
        "38e9", "123456789012345", "4e-2", "9007199254740991", "0.000001", "100e-2"}) {
    CAPTURE(text);
    CHECK(read_decimal(text).value == std::strtod(text, nullptr));
    CHECK(read_decimal(text).length == std::string(text).size());
  }
}

TEST_CASE("numbers with more digits than a double holds are off in the last bits at most") {
  for (const char* text : {"0.1234567890123456789", "3.14159265358979323846", "12345678901234567890123", "1e300",
                           "1e-300", "1.7976931348623157e308", "2.2250738585072014e-308", "98765432109876543210e-12"}) {
    CAPTURE(text);
    const double exact = std::strtod(text, nullptr);
    CHECK(std::abs(read_decimal(text).value / exact - 1) < 16 * std::numeric_limits<double>::epsilon());
  }
}

TEST_CASE("what no double holds is endless or nothing") {
  CHECK(std::isinf(read_decimal("1e309").value));
  CHECK(std::isinf(read_decimal("-1e999999999999").value));
  CHECK(read_decimal("1e-999999999999").value == 0);
  CHECK(read_decimal("0e999999999999").value == 0);
  CHECK(read_decimal(("1" + std::string(400, '0') + "e-400").c_str()).value == doctest::Approx(1));
}

TEST_CASE("a number ends where its digits end") {
  CHECK(read_decimal("12,").length == 2);
  CHECK(read_decimal("1.5e3}").length == 5);
}
