// The text of each layout and its places, and the stills, compared with the files of tests/golden/.
// After a change that is meant: UPDATE_GOLDEN=1 build/native/explainer_tests -tc="*on record*"
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/snapshot_json.hpp"
#include "core_story.hpp"
#include "drawn_stories.hpp"
#include "scene/svg.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

// Whole pixels, and never on the edge between two: compilers differ in the last digit.
int pixel(float value) { return static_cast<int>(std::floor(value + 0.27F)); }

std::string listing(const Scene& scene) {
  std::string out;
  for (const Mark& mark : scene.marks) {
    if (mark.shape != Shape::text) continue;
    char place[64];
    std::snprintf(place, sizeof place, "%4d %4d  %2g%s  ", pixel(mark.box.x), pixel(mark.box.y),
                  static_cast<double>(mark.size), mark.weight == Weight::semibold ? "b" : " ");
    out.append(place).append(mark.text).append("\n");
  }
  return out;
}

// The same text, though a figure may be off by a tenth.
bool alike(std::string_view a, std::string_view b) {
  const auto figure = [](std::string_view& text) {
    const char* const begin = text.data();
    char* end = nullptr;
    const std::string head(text.substr(0, 24));
    const double value = std::strtod(head.c_str(), &end);
    text.remove_prefix(static_cast<size_t>(end - head.c_str()));
    return text.data() == begin ? std::nan("") : value;
  };
  while (!a.empty() && !b.empty()) {
    const double x = figure(a), y = figure(b);
    if (std::isnan(x) != std::isnan(y) || std::abs(x - y) > 0.11) return false;
    if (!std::isnan(x)) continue;
    if (a.front() != b.front()) return false;
    a.remove_prefix(1), b.remove_prefix(1);
  }
  return a.empty() && b.empty();
}

// Each line is an element of the picture: the first that is another says enough.
void compare_drawings(const std::string& record, const std::string& now) {
  const auto line = [](std::string_view& text) {
    const std::string_view first = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(first.size() + 1, text.size()));
    return first;
  };
  std::string_view a = record, b = now;
  while (!a.empty() || !b.empty()) {
    const std::string_view was = line(a), is = line(b);
    if (was == is || alike(was, is)) continue;
    FAIL_CHECK("on record: " << std::string(was) << "\n now: " << std::string(is));
    return;
  }
}

std::string on_record(const std::string& name, const std::string& text) {
  const std::string path = source_path("/tests/golden/" + name);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);
  }
  return read_file(path);
}

// 24 days from the first to the last of the range, most of them days on which something begins or ends.
std::vector<Date> telling_days(const Story& story) {
  std::vector<Date> days;
  for (int i = 0; i <= 24; ++i) days.push_back({story.from.day + (story.to.day - story.from.day) / 24 * i});
  for (const Event& event : story.events) {
    for (const Date end : {event.date.first, event.date.last}) {
      if (end >= story.from && end <= story.to) days.push_back(end);
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<Date> out;
  for (size_t i = 0; i < 23; ++i) out.push_back(days[i * days.size() / 23]);
  out.push_back(story.to);
  return out;
}

// Of JSON, none of them empty.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    if (lines.back().back() == ',') lines.back().pop_back();  // whether another one follows says nothing
    start = end + 1;
  }
  return lines;
}

// The first snapshot whole, of each later one the lines that go and come. `explainer json` writes them.
std::string snapshots_of(const IndexedStory& indexed) {
  std::string out;
  std::vector<std::string> before;
  const auto add_missing = [&out](const std::vector<std::string>& lines, std::vector<std::string> others, char sign) {
    std::sort(others.begin(), others.end());
    for (const std::string& line : lines) {
      if (!std::binary_search(others.begin(), others.end(), line)) out.append({sign, ' '}).append(line).append("\n");
    }
  };
  for (const Date day : telling_days(indexed.story)) {
    const std::vector<std::string> now = lines_of(write_snapshot_json(indexed, snapshot_at(indexed, day)));
    add_missing(before, now, '-');
    add_missing(now, before, '+');
    before = now;
  }
  return out;
}

}  // namespace

TEST_CASE("the snapshots of three stories on 24 days are as they are on record") {
  for (const auto& [file, story] : {std::pair("story-snapshots.txt", "/assets/story.json"),
                                    std::pair("bank-rescues-snapshots.txt", "/tests/stories/good/bank-rescues.json"),
                                    std::pair("doses-snapshots.txt", "/tests/stories/good/doses.json")}) {
    const std::string now = snapshots_of(load_indexed(read_file(source_path(story))));
    const std::string name = file;
    CAPTURE(name);
    const bool same = on_record(name, now) == now;
    CHECK(same);
  }
}

TEST_CASE("the words of every layout stand where they are on record") {
  World world;
  struct Case {
    const char* name;
    Size size;
    Tab tab;
  };
  for (const Case& c : {Case{"wide.txt", {960, 620}, Tab::map}, Case{"medium.txt", {720, 760}, Tab::map},
                        Case{"phone-map.txt", {360, 640}, Tab::map}, Case{"phone-totals.txt", {360, 640}, Tab::totals},
                        Case{"phone-chips.txt", {360, 640}, Tab::chips}, Case{"low.txt", {667, 375}, Tab::map}}) {
    world.size = c.size;
    world.view.tab = c.tab;
    const std::string now = listing(world.scene());
    CAPTURE(c.name);
    CHECK(on_record(c.name, now) == now);
  }
}

TEST_CASE("the stills of three stories are as they are on record") {
  struct Case {
    const char* name;
    const char* story;
    Size size;
  };
  for (const Case& c : {Case{"story-wide.svg", "/assets/story.json", {960, 620}},
                        Case{"story-phone.svg", "/assets/story.json", {360, 640}},
                        Case{"space-wide.svg", "/tests/stories/good/space.json", {960, 620}},
                        Case{"space-phone.svg", "/tests/stories/good/space.json", {360, 640}},
                        Case{"arabic-wide.svg", "/tests/stories/good/chips-ar.json", {960, 620}},
                        Case{"arabic-phone.svg", "/tests/stories/good/chips-ar.json", {360, 640}}}) {
    World world = drawn_file(c.story);
    world.size = c.size;
    world.view.still = true;
    const std::string now = render_svg(world.scene(), Theme::light, world.story.language, world.story.title, "");
    CAPTURE(c.name);
    compare_drawings(on_record(c.name, now), now);
  }
}
