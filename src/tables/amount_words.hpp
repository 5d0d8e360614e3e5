// The words that stand in and around amounts in cells. Private to the tables.
#pragma once

#include <optional>
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
  std::string unit;   // its id
  std::string other;  // what it may mean as well, if anything: "$" in a story of Australian dollars
  int exponent = 0;   // 3 of "TEUR"
};

class AmountVocabulary {
 public:
  explicit AmountVocabulary(const ReadingContext& context);

  // The longest that stands at `at`; nothing where none does.
  std::optional<ScaleWord> scale_at(std::string_view text, size_t at) const;
  const UnitWord* unit_at(std::string_view text, size_t at) const;

  const std::string& main_unit() const { return units_.front().id; }
  bool is_of_story(std::string_view id) const;

  // Adds the unit of that id, unless it is the story's, a currency, or among them.
  void add_new_units(std::string_view id, std::vector<Unit>& units) const;

 private:
  void add_word(std::string_view text, std::string_view unit);
  void add_shared_signs();
  void add_currency_names(const Labels& labels);
  void add_scales(const ReadingContext& context);

  std::vector<Unit> units_;        // of the story
  std::vector<ScaleWord> scales_;  // of the story and its language, beside those of all stories
  std::vector<UnitWord> words_;
};

}  // namespace explainer
