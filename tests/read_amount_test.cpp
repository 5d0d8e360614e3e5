#include "tables/read_amount.hpp"

#include <doctest/doctest.h>

using namespace explainer;

TEST_CASE("a figure by itself is in the main unit") {
  const Cell cell{"4000000000", true};
  const AmountColumn column = read_amounts({&cell, 1}, {});
  CHECK(column.cells[0].outcome == Outcome::value);
  CHECK(column.cells[0].amount == AmountRead{4e9, Bound::exact, "USD"});
}
