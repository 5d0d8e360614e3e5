// The text of each layout and its places, and the stills, compared with the files of tests/golden/.
// After a change that is meant: UPDATE_GOLDEN=1 build/native/explainer_tests -tc="*on record*"
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

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

}  // namespace

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

TEST_CASE("the stills of both stories are as they are on record") {
  struct Case {
    const char* name;
    const char* story;
    Size size;
  };
  for (const Case& c : {Case{"story-wide.svg", "/assets/story.json", {960, 620}},
                        Case{"story-phone.svg", "/assets/story.json", {360, 640}},
                        Case{"space-wide.svg", "/tests/stories/good/space.json", {960, 620}},
                        Case{"space-phone.svg", "/tests/stories/good/space.json", {360, 640}}}) {
    World world = drawn_file(c.story);
    world.size = c.size;
    world.view.still = true;
    const std::string now = render_svg(world.scene(), Theme::light, world.story.language, world.story.title, "");
    CAPTURE(c.name);
    compare_drawings(on_record(c.name, now), now);
  }
}
