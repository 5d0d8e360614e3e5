// The stories of the repository, ready to be drawn, with text about as wide as the page's.
#pragma once

#include <doctest/doctest.h>

#include "files.hpp"
#include "small_story.hpp"

namespace explainer::test {

// About the widths of Inter, rather too wide: too narrow ones would hide overlaps.
inline float inter_like(std::string_view text, float size, Weight weight) {
  float em = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;
    em += std::string_view("il.,;:'|!j").find(c) != std::string_view::npos ? 0.29F
          : c == ' '                                                       ? 0.28F
          : c >= '0' && c <= '9'                                           ? 0.64F
          : std::string_view("mwMW").find(c) != std::string_view::npos     ? 0.89F
          : c >= 'A' && c <= 'Z'                                           ? 0.70F
                                                                           : 0.57F;
  }
  return em * size * (weight == Weight::semibold ? 1.05F : 1.0F);
}

inline World drawn_world(std::string_view text) {
  LoadResult loaded = load_story(text);
  REQUIRE(loaded.indexed);
  World world(std::move(*loaded.indexed));
  world.measure = inter_like;
  return world;
}

inline World drawn_file(const std::string& path) { return drawn_world(read_file(source_path(path))); }

inline std::vector<World> drawn_stories() {
  std::vector<World> worlds = {drawn_world(small_story_json)};
  for (const char* path : {"/assets/story.json", "/tests/stories/good/space.json", "/tests/stories/good/polish.json"})
    worlds.push_back(drawn_file(path));
  return worlds;
}

}  // namespace explainer::test
