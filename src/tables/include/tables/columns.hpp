// What the sheets and columns of a workbook are: which of a story's tables, which of its fields. By their names and
// headers, in English and in the common languages of spreadsheets; knows nothing of cells.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace explainer {

// The tables that a story is made of. quotes: what the sources of events say; labels and story: a key and a value a
// row.
enum class TableKind : unsigned char {
  events,
  entities,
  sources,
  programs,
  generations,
  units,
  rates,
  corrections,
  quotes,
  labels,
  story,
};
inline constexpr int table_kind_count = 11;

std::string_view table_name(TableKind kind);                  // "events", as sheets and files are named
std::optional<TableKind> table_named(std::string_view name);  // also "Companies", "Ereignisse"; nothing for others

// The fields of a table in the order in which their columns are written.
std::span<const std::string_view> fields_of(TableKind kind);

// Whether columns may stand for it; there are more of them than are written.
bool is_field(TableKind kind, std::string_view name);

// The field that a header names, empty where it names none; and the language of its word, empty for English.
struct HeaderMeaning {
  std::string_view field, language;
};
HeaderMeaning meaning_of(TableKind kind, std::string_view header);

// Whether this row of headers is that of a TimelineJS sheet.
bool is_timeline_js(std::span<const std::string> headers);
// The field that a header of TimelineJS stands for: "title" of "Headline", "year" of "Year"; empty for others.
std::string_view timeline_js_field(std::string_view header);

}  // namespace explainer
