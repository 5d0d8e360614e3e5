// The amounts of the rows of a sheet of events. Private to the tables.
#pragma once

#include "importer.hpp"

namespace explainer {

class EventAmounts {
 public:
  EventAmounts(Importer& importer, const Sheet& sheet);

  // Sets amount and also; words that the amount does not hold go to the text.
  void read(EventDraft& event);

  // The figure that a source has, as JSON; empty where there is none.
  std::string says(size_t row) const;

  // "at_least 500000 chips" as the tables write it, else as people do; a text that is neither stays a text.
  std::string json_of(const std::string& text);

 private:
  std::vector<UnitHint> unit_hints() const;
  void read_figure(EventDraft& event);
  bool is_unit(const std::string& text) const;

  Importer& importer_;
  const Sheet& sheet_;
  const Column* figures_;
  bool has_plain_figures_;  // units and bounds have columns of their own
  std::vector<AmountCell> amounts_, says_;
};

}  // namespace explainer
