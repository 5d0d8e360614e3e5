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

TEST_CASE("curves are told by their bends, and hatches by one pattern each") {
  World world;
  world.view.playhead = world.story.to;
  const std::string still = render_svg(world.scene(), Theme::light, "en", "t", "d");
  size_t patterns = 0;
  for (size_t at = still.find("<pattern"); at != std::string::npos; at = still.find("<pattern", at + 1)) ++patterns;
  CHECK(patterns >= 1);
  CHECK(patterns <= 3);
  CHECK(still.size() < 24'000);
}
