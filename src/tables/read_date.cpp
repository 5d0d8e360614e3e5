#include "tables/read_date.hpp"

#include "core/date_wording.hpp"

namespace explainer {

DateColumn read_dates(std::span<const Cell> cells, const ReadingContext& context, const Answers&) {
  DateColumn column;
  for (const Cell& cell : cells) {
    DateCell& out = column.cells.emplace_back();
    if (cell.text.empty()) continue;
    std::optional<DateSpan> date = parse_uncertain_date(cell.text);
    if (!date) date = read_date(context.labels, cell.text);
    out.outcome = date ? Outcome::value : Outcome::unreadable;
    if (date)
      out.date = *date;
    else
      out.note = quoted_cell(cell.text) + " is not a date; write one such as 25 Sep 2023, Sep 2023 or 2023";
  }
  return column;
}

std::string date_cell(const DateSpan& date, const ReadingContext&) { return iso(date); }

}  // namespace explainer
