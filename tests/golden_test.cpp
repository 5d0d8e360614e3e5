// The words of each layout, and where they stand, beside files of tests/golden/ that people can read and compare.
// After a change that is meant: UPDATE_GOLDEN=1 build/native/explainer_tests -tc="*on record*"
#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "files.hpp"
#include "small_story.hpp"

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

void compare(const std::string& name, const std::string& text) {
  const std::string path = source_path("/tests/golden/" + name);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);
  }
  CAPTURE(path);
  CHECK(read_file(path) == text);
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
    compare(c.name, listing(world.scene()));
  }
}
