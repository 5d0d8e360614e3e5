// The sources of the rows of a sheet of events, and what they say. Private to the tables.
#pragma once

#include "event_amounts.hpp"

namespace explainer {

// What a sheet of its own says of one event.
struct QuoteRow {
  std::string source, quote, says;
  CellPlace place;
};
using QuotesByEvent = std::unordered_map<std::string, std::vector<QuoteRow>>;
QuotesByEvent read_quotes(const std::vector<Sheet>& sheets);

class EventSources {
 public:
  EventSources(Importer& importer, const Sheet& sheet, const QuotesByEvent& quotes, EventAmounts& amounts)
      : importer_(importer), sheet_(sheet), quotes_(quotes), amounts_(amounts) {}

  void read(EventDraft& event);  // its id must be set
  void say_what_is_open();

 private:
  struct Named {
    std::vector<std::string> publishers, addresses;
  };
  std::string safe_address(const std::string& address, size_t row);
  void split(const std::string& piece, size_t row, Named& named);
  std::string date_in(size_t row, std::string_view field);
  void make(EventDraft& event, const Named& named);
  void read_quotes_of(EventDraft& event);

  Importer& importer_;
  const Sheet& sheet_;
  const QuotesByEvent& quotes_;
  EventAmounts& amounts_;
  std::vector<size_t> no_source_, no_address_, made_safe_;
};

}  // namespace explainer
