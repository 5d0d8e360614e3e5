// Names as people write them, compared without regard to case, accents and signs, and the ids that are made from them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace explainer {

// Without blanks, line ends and invisible characters at its ends, and with a blank in place of a line end or a tab.
std::string tidy(std::string_view text);

// Small letters without accents, each run of all else one blank: "Société Générale, S.A." is "societe generale s a".
// Letters of other scripts stay.
std::string folded(std::string_view text);

// Lower-case ASCII letters and digits joined by hyphens, cut at a word's end; empty where the text has none of them.
std::string slug(std::string_view text, size_t most_bytes);

// Ids that are not taken yet.
class IdMaker {
 public:
  void take(const std::string& id) { taken_.insert(id); }
  bool is_taken(const std::string& id) const { return taken_.count(id) != 0; }
  std::string make(const std::string& wanted);  // `wanted`, or with "-2" and so on behind it; taken from now on

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, int> last_number_;
};

// Whether two names are likely one, misspelt or with a company's form behind it: "Citigroup" and "Citgroup", "AIG" and
// "AIG Inc". Both folded, and not equal.
bool nearly_same_name(std::string_view a, std::string_view b);

}  // namespace explainer
