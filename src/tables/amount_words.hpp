// The words that stand in and around amounts in cells. Private to the tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tables/reading.hpp"

namespace explainer {

struct DoubtPhrase {
  std::string text;  // plain, see plain_cell.hpp
  Bound bound;
};
// The longest one of any language that stands at `at`; nullptr where none does.
const DoubtPhrase* doubt_before_at(std::string_view plain, size_t at);
const DoubtPhrase* doubt_behind_at(std::string_view plain, size_t at);

bool says_amount_undisclosed(std::string_view plain);
bool says_no_amount(std::string_view plain);  // "nothing"

// A word that says how large a number is, as the power of ten it stands for. English may mean another one by it than
// the story's language: "bn" in Swedish, "billion" in French.
struct ScaleWord {
  std::string text;
  int english = 0, own = 0;  // 0: not a word of it
};

struct UnitWord {
  std::string text;
  int unit = 0;      // of AmountVocabulary::units
  int other = none;  // what it may mean as well: "$" in a story of Australian dollars
  int exponent = 0;  // 3 of "TEUR"
};

class AmountVocabulary {
 public:
  explicit AmountVocabulary(const ReadingContext& context);

  // The longest that stands at `at`; nullptr where none does.
  const ScaleWord* scale_at(std::string_view text, size_t at) const;
  const UnitWord* unit_at(std::string_view text, size_t at) const;
  const Unit& unit(int index) const { return units_[static_cast<size_t>(index)]; }
  bool is_of_story(int index) const { return index < of_story_; }
  int main_unit() const { return 0; }

  // Adds the unit of that id, unless it is the story's, a currency, or among them.
  void add_new_units(std::string_view id, std::vector<Unit>& units) const;

 private:
  int add_unit(Unit unit);
  int currency(std::string_view code);
  void add_word(std::string_view text, int unit, int exponent = 0);
  void add_signs();
  void add_scales(const Labels& labels);

  std::vector<Unit> units_;  // of the story, then currencies and other usual ones
  int of_story_ = 0;
  std::vector<ScaleWord> scales_;
  std::vector<UnitWord> words_;
};

}  // namespace explainer
