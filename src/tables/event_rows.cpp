#include "event_rows.hpp"

#include <algorithm>

namespace explainer {
namespace {

constexpr size_t most_names = 600;  // of which all pairs are looked at

class RowSorter {
 public:
  RowSorter(Importer& importer, const Sheet& sheet)
      : importer_(importer), sheet_(sheet), date_(sheet.column(sheet.is_timeline_js ? "year" : "date")) {}

  std::vector<size_t> sort() {
    std::vector<size_t> events, empty;
    for (size_t row = sheet_.first_row; row < sheet_.table->rows.size(); ++row) {
      const Filled filled = filled_cells(row);
      if (filled.count == 0) {
        empty.push_back(row);
      } else if (const std::string why = why_no_event(row, filled); why.empty()) {
        events.push_back(row);
      } else {
        importer_.remark(sheet_.place(row), filled.first, why);
      }
    }
    while (!empty.empty() && (events.empty() || empty.back() > events.back())) empty.pop_back();
    if (!empty.empty()) importer_.remark(sheet_.place(empty.front()), {}, with_rows("nothing is in {rows}", empty));
    return events;
  }

 private:
  struct Filled {
    size_t count = 0;
    std::string first, second;
    bool are_headers = true;
  };

  Filled filled_cells(size_t row) const {
    Filled out;
    for (const Column& column : sheet_.columns) {
      std::string text = sheet_.cell(row, &column);
      if (text.empty()) continue;
      out.are_headers = out.are_headers && text == column.header;
      if (++out.count == 1)
        out.first = std::move(text);
      else if (out.count == 2)
        out.second = std::move(text);
    }
    return out;
  }

  // Empty for a row that holds an event.
  std::string why_no_event(size_t row, const Filled& filled) {
    const std::string date = sheet_.cell(row, date_);
    const bool has_date = !date.empty() && !is_total_word(date);
    if (filled.are_headers && filled.count > 1) return "this row repeats the headers, so it is left out";
    if (!has_date && (is_total_word(filled.first) || is_total_word(filled.second)))
      return "this row is a total, so it is left out: totals are added up from the events";
    const std::string slide = sheet_.is_timeline_js ? folded(sheet_.cell(row, "slide")) : std::string();
    if (slide == "title") return take_title(row);
    if (slide == "era") return "this is an era and no event, so it is left out";
    if (filled.count == 1 && !has_date && sheet_.columns.size() > 2)
      return "this row holds nothing else, so it is left out as a heading";
    return {};
  }

  std::string take_title(size_t row) {
    if (importer_.head.has("title")) return "the story has a title already, so this slide is left out";
    importer_.head.text("title", without_tags(sheet_.cell(row, "title")));
    importer_.head.text_unless_empty("subtitle", without_tags(sheet_.cell(row, "text")));
    return "this slide gives the story its title, and is no event";
  }

  Importer& importer_;
  const Sheet& sheet_;
  const Column* date_;
};

// Where a name stands first.
struct NameUse {
  std::string folded_name, text;
  size_t row = 0;
  const Column* column = nullptr;
};

void ask_whether_same(Importer& importer, const Sheet& sheet, const NameUse& first, const NameUse& second) {
  ImportQuestion question;
  question.id = sheet.name + "/" + second.column->header + "/same-name/" + slug(second.text, 60);
  question.place = sheet.place(second.row, second.column);
  question.text = "Are " + in_quotes(second.text) + " and " + in_quotes(first.text) +
                  " the same? Until you say, they stand as two.";
  question.cells = {{second.row + 1, second.text}};
  question.choices = {{"same", "the same: " + first.text}, {"different", "two different ones"}};
  if (importer.ask(std::move(question)) == "same") importer.entities.take_as(second.folded_name, first.folded_name);
}

}  // namespace

std::vector<size_t> event_rows(Importer& importer, const Sheet& sheet) { return RowSorter(importer, sheet).sort(); }

void settle_names(Importer& importer, const Sheet& sheet, const std::vector<size_t>& rows) {
  std::unordered_map<std::string, size_t> places;  // in `uses`
  std::unordered_map<std::string, size_t> said;    // other spellings
  std::vector<NameUse> uses;
  for (const char* const field : {"from", "to"}) {
    const Column* const column = sheet.column(field);
    if (column == nullptr) continue;
    for (const size_t row : rows) {
      const std::string text = sheet.cell(row, column);
      if (text.empty() || importer.entities.find(text) != nullptr) continue;
      const auto [place, is_new] = places.emplace(folded(text), uses.size());
      if (is_new) {
        uses.push_back({place->first, text, row, column});
      } else if (uses[place->second].text != text && said.emplace(text, row).second) {
        importer.remark(sheet.place(row, column), text,
                        in_quotes(text) + " is taken to be the same as " + in_quotes(uses[place->second].text));
      }
    }
  }
  if (uses.size() > most_names) return;
  for (size_t b = 1; b < uses.size(); ++b) {
    const auto end = uses.begin() + static_cast<std::ptrdiff_t>(b);
    const auto near = std::find_if(
        uses.begin(), end, [&](const NameUse& use) { return nearly_same_name(use.folded_name, uses[b].folded_name); });
    if (near != end) ask_whether_same(importer, sheet, *near, uses[b]);
  }
}

}  // namespace explainer
