// Runs of text as the page's browser draws them: what is asked for, and what the picture makes of the answer.
#include "ui/text_runs.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include "ui/surface.hpp"

using namespace explainer;

namespace {

constexpr unsigned dark = 0xFF201D1A, light = 0xFFFFFFFF, blue = 0xFFB85A1E;

float half_an_em_each(const char*, std::size_t length, float size, int semibold) {
  return static_cast<float>(length) * size / 2 + static_cast<float>(semibold);
}

struct Page {
  TextRuns runs{half_an_em_each};
  Surface surface;

  // Draws lines and returns what had to be asked for; each gets a place of its own.
  std::vector<MissingRun> frame(const std::vector<TextLine>& lines, bool answer = true) {
    runs.begin_frame();
    ImDrawList& list = surface.begin(100, 100);
    for (const TextLine& line : lines) runs.draw(list, line);
    std::vector<MissingRun> asked = runs.missing();
    if (!answer) return asked;
    for (MissingRun& run : runs.missing()) run.place = {drawn += 10, 0, 10, 12, -1, -9};
    runs.set_places(list);
    surface.end(runs);
    return asked;
  }
  const ImDrawVert& corner(int quad, int which) const { return surface.list().VtxBuffer[4 * quad + which]; }

  int drawn = 0;
};

std::string text_of(const MissingRun& run) { return {run.text, run.length}; }

}  // namespace

TEST_CASE("a run is asked for once, however often it stands in the picture and in how many pictures") {
  Page page;
  const std::vector<TextLine> lines = {{"2024", 12, Weight::regular, 5, 20, dark},
                                       {"2024", 12, Weight::regular, 50, 20, dark}};
  const std::vector<MissingRun> asked = page.frame(lines);
  REQUIRE(asked.size() == 1);
  CHECK(text_of(asked[0]) == "2024");
  CHECK(page.frame(lines).empty());
}

TEST_CASE("size, weight and whether it stands on dark or light make another run, and a colour does not") {
  Page page;
  const auto asked = [&](TextLine line) { return page.frame({line}).size(); };
  CHECK(asked({"Oracle", 12, Weight::regular, 0, 20, dark}) == 1);
  CHECK(asked({"Oracle", 12, Weight::regular, 0, 20, blue}) == 0);
  CHECK(asked({"Oracle", 15, Weight::regular, 0, 20, dark}) == 1);
  CHECK(asked({"Oracle", 12, Weight::semibold, 0, 20, dark}) == 1);
  CHECK(asked({"Oracle", 12, Weight::regular, 0, 20, light}) == 1);
  CHECK(asked({"Oracle", 12, Weight::regular, 0, 20, dark}) == 0);
}

TEST_CASE("emoji are drawn in their own colours, the letters beside them in the line's") {
  Page page;
  const auto asked = [&](unsigned color) { return page.frame({{"to the 🌕", 12, Weight::regular, 0, 20, color}}); };
  REQUIRE(asked(dark).size() == 1);
  const std::vector<MissingRun> other = asked(blue);
  REQUIRE(other.size() == 1);
  CHECK(other[0].color == blue);
  CHECK(page.corner(0, 0).uv.y < 0);
  page.frame({{"to the Moon", 12, Weight::regular, 0, 20, blue}});
  CHECK(page.corner(0, 0).uv.y > 0);
}

TEST_CASE("a run stands at its beginning and baseline, pixel for texel") {
  Page page;
  for (int frame = 0; frame < 2; ++frame) {  // asked for, and known
    page.frame({{"a", 12, Weight::regular, 30, 40, dark}, {"b", 12, Weight::regular, 60, 40, dark}});
    CHECK(page.corner(1, 0).pos.x == 59);
    CHECK(page.corner(1, 0).pos.y == 31);
    CHECK(page.corner(1, 2).pos.x - page.corner(1, 0).pos.x == 10);
    CHECK(page.corner(1, 2).uv.x - page.corner(1, 0).uv.x == 10);
    CHECK(page.corner(1, 2).uv.y - page.corner(1, 0).uv.y == 12);
    CHECK(page.corner(1, 0).uv.x == 20 + 2);
  }
}

TEST_CASE("what was forgotten, or never drawn, is asked for again") {
  Page page;
  const std::vector<TextLine> line = {{"a", 12, Weight::regular, 0, 20, dark}};
  page.frame(line);
  page.runs.forget();
  CHECK(page.frame(line, false).size() == 1);
  CHECK(page.frame(line).size() == 1);
  CHECK(page.frame(line).empty());
}

TEST_CASE("thousands of runs keep their own places") {
  Page page;
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) texts.push_back("run " + std::to_string(i));
  std::vector<TextLine> lines;
  for (const std::string& text : texts) lines.push_back({text, 12, Weight::regular, 0, 20, dark});
  CHECK(page.frame(lines).size() == 3000);
  CHECK(page.frame(lines).empty());
  for (int i = 0; i < 3000; ++i) CHECK(page.corner(i, 0).uv.x == static_cast<float>(10 * (i + 1) + 2));
}
