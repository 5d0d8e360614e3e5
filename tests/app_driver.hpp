// An App as a shell drives it, without a renderer.
#pragma once

#include <doctest/doctest.h>
#include <imgui.h>

#include "app/app.hpp"
#include "files.hpp"
#include "small_story.hpp"
#include "ui/surface.hpp"

namespace explainer::test {

struct Driver {
  App app;
  double clock = 0;

  explicit Driver(std::string_view story = small_story_json) {
    const std::string fonts = source_path("/build/fonts/");
    REQUIRE(app.set_fonts(read_file(fonts + "inter-400.ttf"), read_file(fonts + "inter-600.ttf")));
    REQUIRE(app.load(story));
    app.resize(960, 620, 1);
    frame();
  }
  double frame(double passed = 0.016) {
    clock += passed;
    const double wake = app.frame(clock);
    accept();
    return wake;
  }
  // Takes over the textures, as a renderer does after a frame.
  void accept() {
    if (ImDrawData* data = app.draw_data()) accept_textures(*data);
  }
  int vertices() const { return app.draw_data()->TotalVtxCount; }
  std::string date() const { return iso(app.view().playhead); }
};

}  // namespace explainer::test
