#include "scene/svg.hpp"

#include <doctest/doctest.h>

#include "small_story.hpp"

using namespace explainer;
using explainer::test::World;

TEST_CASE("the still carries its title, its description and text as text") {
  World world;
  const std::string still = render_svg(world.scene(), Theme::light, "en", "A <small> story", "Money & steel");
  CHECK(still.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"960\" height=\"620\""));
  CHECK(still.find("<title>A &lt;small&gt; story</title>") != std::string::npos);
  CHECK(still.find("<desc>Money &amp; steel</desc>") != std::string::npos);
  CHECK(still.find(">up to $9B</text>") != std::string::npos);
  CHECK(still.ends_with("</svg>\n"));
}

TEST_CASE("each panel of the still is a group of its own, and an empty one is none") {
  World world;
  const auto groups = [&] {
    const std::string still = render_svg(world.scene(), Theme::light, "en", "t", "d");
    std::string names;
    for (size_t begin = still.find("<g id=\""); begin != std::string::npos; begin = still.find("<g id=\"", begin + 1))
      names += still.substr(begin + 7, still.find('"', begin + 7) - begin - 7) + " ";
    return names;
  };
  CHECK(groups() == "header as-of map legend strip-key totals chip-lanes time-strip card controls ");
  world.size = {360, 640};
  CHECK(groups() == "header as-of map legend time-strip card controls tabs ");
  const std::string still = render_svg(world.scene(), Theme::light, "en", "t", "d");
  const size_t map = still.find("<g id=\"map\">"), amount = still.find(">up to $9B</text>");
  REQUIRE(amount != std::string::npos);
  CHECK(map < amount);
  CHECK(amount < still.find("</g>", map));
}

TEST_CASE("the still of the dark theme is dark") {
  World world;
  world.view.theme = Theme::dark;
  const std::string still = render_svg(world.scene(), Theme::dark, "en", "t", "d");
  CHECK(still.find("#14171c") != std::string::npos);
  CHECK(still.find("#fcfbf8") == std::string::npos);
}

TEST_CASE("the still has no number that is not one") {
  World world;
  for (const float width : {1.0F, 320.0F, 960.0F}) {
    world.size = {width, 600};
    const std::string still = render_svg(world.scene(), Theme::light, "en", "t", "d");
    CHECK(still.find("nan") == std::string::npos);
    CHECK(still.find("inf\"") == std::string::npos);
  }
}

TEST_CASE("curves are short Bézier paths, and each kind of hatch is one pattern") {
  World world;
  world.view.playhead = world.story.to;
  const std::string still = render_svg(world.scene(), Theme::light, "en", "t", "d");
  size_t patterns = 0;
  for (size_t at = still.find("<pattern"); at != std::string::npos; at = still.find("<pattern", at + 1)) ++patterns;
  CHECK(patterns >= 1);
  CHECK(patterns <= 3);
  CHECK(still.size() < 24'000);
}
