// What is in a spreadsheet: cells in rows. Knows no file format, and nothing of what cells mean.
#pragma once

#include <string>
#include <vector>

namespace explainer {

struct Cell {
  std::string text;
  // A number, a date or a truth value by the file's own type. Its text is then plain: digits with a decimal point and
  // without groups, YYYY-MM-DD, TRUE or FALSE. There is nothing to guess.
  bool typed = false;
};

struct Table {
  std::string file, name;               // name: the sheet's, or the file's without its ending
  std::vector<std::vector<Cell>> rows;  // rows[0] is row 1 of the sheet; rows may be of different lengths
};

}  // namespace explainer
