#include "core/upgrade.hpp"

#include <algorithm>
#include <vector>

#include "core/json_document.hpp"
#include "core/json_writer.hpp"
#include "core/sort.hpp"

namespace explainer {
namespace {

// Some bytes of a text, and what stands in their place.
struct Edit {
  size_t begin = 0, end = 0;
  std::string text;
};

std::string edited(std::string_view bytes, size_t begin, size_t end, const std::vector<Edit>& edits) {
  std::string out;
  const auto starts_before = [](const Edit& edit, size_t place) { return edit.begin < place; };
  for (auto edit = std::lower_bound(edits.begin(), edits.end(), begin, starts_before);
       edit != edits.end() && edit->end <= end; ++edit) {
    out.append(bytes.substr(begin, edit->begin - begin)).append(edit->text);
    begin = edit->end;
  }
  return out.append(bytes.substr(begin, end - begin));
}

Json value_of(Json object, std::string_view key) {
  for (Json name = object.first(); name; name = name.next().next()) {
    if (name.text() == key) return name.next();
  }
  return {};
}

struct Slice {
  size_t begin = 0, end = 0;
  int place = 0;  // among the events as they are told
};

std::vector<Slice> event_slices(std::string_view bytes, Json events, const Story& story) {
  std::vector<Slice> slices;
  slices.reserve(static_cast<size_t>(events.size()));
  for (Json event = events.first(); event; event = event.next()) {
    slices.push_back(
        {event.offset(), json_value_end(bytes, event.offset()), story.event_index(value_of(event, "id").text())});
  }
  return slices;
}

}  // namespace

std::string upgrade_story(std::string_view bytes, const Story& story) {
  const std::optional<JsonDocument> document = parse_json(bytes);
  if (!document) return std::string(bytes);
  const Json root(*document);
  const Json version = value_of(root, "version"), events = value_of(root, "events");
  if (version.number() != 1) return std::string(bytes);

  std::vector<Edit> edits{{version.offset(), json_value_end(bytes, version.offset()), "2"}};
  for (Json event = events.first(); event; event = event.next()) {
    const Json date = value_of(event, "date");
    const std::optional<DateSpan> span = parse_span(date.text());
    if (span && span->is_range)
      edits.push_back({date.offset(), json_value_end(bytes, date.offset()), json_string(iso(*span))});
  }
  sort_stable(edits, [](const Edit& a, const Edit& b) { return a.begin < b.begin; });

  // What stands between the events stays where it is.
  const std::vector<Slice> slices = event_slices(bytes, events, story);
  std::vector<Slice> told = slices;
  sort_stable(told, [](const Slice& a, const Slice& b) { return a.place < b.place; });
  std::string out;
  size_t at = 0;
  for (size_t i = 0; i < slices.size(); ++i) {
    out.append(edited(bytes, at, slices[i].begin, edits)).append(edited(bytes, told[i].begin, told[i].end, edits));
    at = slices[i].end;
  }
  return out.append(edited(bytes, at, bytes.size(), edits));
}

}  // namespace explainer
