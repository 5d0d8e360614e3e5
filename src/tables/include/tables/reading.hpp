// What all readers of cells share: what is known of the story, what becomes of a cell, and what a person must decide.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/story.hpp"

namespace explainer {

// The first day of a spreadsheet's day numbers: 1 is 1900-01-01, or 0 is 1904-01-01.
enum class Epoch : unsigned char { from_1900, from_1904 };
enum class DayOrder : unsigned char { day_first, month_first, year_first };
enum class YearPair : unsigned char { month, years };
enum class DecimalSign : unsigned char { point, comma };
// Whether words such as "billion" and "bn" mean what they do in English, or in the story's language.
enum class ScaleWords : unsigned char { english, own };

struct ReadingContext {
  std::string language = "en";  // of the story (BCP 47)
  Labels labels;                // of that language; English is read as well, whatever the language
  std::vector<Unit> units = {{"USD", "", "", "", UnitKind::money}};  // of the story, the main one first
  std::optional<Epoch> epoch;                                        // of day numbers, where the file says it
};

// What a person has decided of a column. What is absent is open.
struct Answers {
  std::optional<DayOrder> day_order;
  std::optional<int> century;  // of years of two digits: 1900 or 2000
  std::optional<Epoch> epoch;
  std::optional<YearPair> year_pair;  // 2008/09: September 2008, or 2008 to 2009
  std::optional<DecimalSign> decimal_sign;
  std::optional<ScaleWords> scale_words;  // "5 billion" in a French story
  std::string currency;                   // code of what "$" stands for in a story of another dollar; empty: open
};

// Takes an answer by the words of a question: "day-order", "month-first". False when there is no such choice.
bool take_answer(Answers& answers, std::string_view about, std::string_view value);

struct Choice {
  std::string value;  // "day-first"
  std::string text;   // what the first cell means then: "3 October 2008"
};

// What the whole column leaves open.
struct Question {
  std::string about;  // "day-order", "century", "epoch", "year-pair", "decimal-sign", "scale" or "currency"
  std::string text;   // one plain sentence
  std::vector<size_t> cells;
  std::vector<Choice> choices;
};

enum class Outcome : unsigned char {
  empty,
  value,
  nothing,      // of an amount: it is 0
  undisclosed,  // the cell says that it is not known, or not published
  open,         // it may mean two things: see the column's questions
  unreadable,
};

// "3/10/2008", as a message quotes a cell: shortened, and on one line.
std::string quoted_cell(std::string_view text);

}  // namespace explainer
