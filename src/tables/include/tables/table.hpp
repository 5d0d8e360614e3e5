// What is in a spreadsheet: cells in rows. Knows no file format, and nothing of what cells mean.
#pragma once

#include <string>
#include <vector>

namespace explainer {

struct Cell {
  std::string text;
  // A number, a date or a truth value by the file's own type. Its text is then plain: digits with a decimal point and
  // without groups, YYYY-MM-DD (YYYY-MM or YYYY where its format shows no more), TRUE or FALSE. There is nothing to
  // guess.
  bool typed = false;
  std::string unit = {};  // of a typed number: what its format shows beside it, as it stands there: "€", "USD", "GW"
};

struct Table {
  std::string file, name;               // name: the sheet's, or the file's without its ending
  std::vector<std::vector<Cell>> rows;  // rows[0] is row 1 of the sheet; rows may be of different lengths
};

}  // namespace explainer
