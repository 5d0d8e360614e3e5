// Sheets made for TimelineJS: dates in columns of their own, texts in HTML.
#include <array>
#include <charconv>

#include "core/ascii.hpp"
#include "importer.hpp"

namespace explainer {
namespace {

std::string two_digits(const std::string& number) { return (number.size() == 1 ? "0" : "") + number; }

// "2008-03-16" of three cells, of which the later ones may be empty; nothing of what is no date.
std::optional<DateSpan> date_of(const Sheet& sheet, size_t row, const std::array<std::string_view, 3>& fields) {
  std::string text = sheet.cell(row, fields[0]);
  if (text.empty()) return std::nullopt;
  while (text.size() < 4) text.insert(text.begin(), '0');
  for (size_t i = 1; i < fields.size(); ++i) {
    const std::string part = sheet.cell(row, fields[i]);
    if (part.empty()) break;
    text.append("-").append(two_digits(part));
  }
  return parse_date(text);
}

bool overlap(const DateSpan& a, const DateSpan& b) { return a.first <= b.last && b.first <= a.last; }

}  // namespace

DateCell timeline_js_date(const Sheet& sheet, size_t row, const ReadingContext& context) {
  DateCell out;
  const std::string year = sheet.cell(row, "year");
  if (year.empty()) return out;
  const std::optional<DateSpan> start = date_of(sheet, row, {"year", "month", "day"});
  if (!start) {
    out.outcome = Outcome::unreadable;
    return out;
  }
  out.outcome = Outcome::value;
  out.date = *start;
  const std::optional<DateSpan> end = date_of(sheet, row, {"end_year", "end_month", "end_day"});
  if (end && start->first < end->last && *end != *start) {
    const auto between = parse_uncertain_date("[" + iso(*start) + ".." + iso(*end) + "]");
    if (between) out.date = *between;
  }
  const Column* const display = sheet.column("display_date");
  if (display == nullptr || sheet.cell(row, display).empty()) return out;
  const Cell cell = sheet.table->rows[row][display->index];
  const DateCell shown = read_dates({&cell, 1}, context).cells.front();
  const bool less_certain =
      shown.outcome == Outcome::value && overlap(shown.date, out.date) &&
      (shown.date.doubt != DateDoubt::none || (shown.date.first <= out.date.first && shown.date.last >= out.date.last));
  if (less_certain) out.date = shown.date;
  return out;
}

std::string without_tags(std::string_view html) {
  constexpr std::pair<std::string_view, std::string_view> entities[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}, {"&nbsp;", " "}};
  std::string out;
  for (size_t at = 0; at < html.size();) {
    const bool tag = html[at] == '<' && at + 1 < html.size() && (is_letter(html[at + 1]) || html[at + 1] == '/');
    if (tag && html.find('>', at) != std::string_view::npos) {
      at = html.find('>', at) + 1;
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      continue;
    }
    bool replaced = false;
    for (const auto& [name, sign] : entities) {
      if (html.substr(at, name.size()) != name) continue;
      out.append(sign);
      at += name.size();
      replaced = true;
      break;
    }
    if (replaced) continue;
    if (html[at] != ' ' || out.empty() || out.back() != ' ') out.push_back(html[at]);
    ++at;
  }
  // A tag in a sentence leaves a blank before the sign behind it.
  for (size_t blank = out.find(' '); blank != std::string::npos; blank = out.find(' ', blank + 1)) {
    if (blank + 1 < out.size() && (out[blank + 1] == '.' || out[blank + 1] == ',')) out.erase(blank, 1);
  }
  return tidy(out);
}

}  // namespace explainer
