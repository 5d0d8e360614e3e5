// A picture of what OpenGL draws, as PNG. Needs a current context; knows no story.
#pragma once

#include <functional>
#include <string>

namespace explainer {

// Calls `draw` with a picture of width × height pixels to draw into; PNG bytes, empty when there can be no such
// picture.
std::string render_png(int width, int height, const std::function<void()>& draw);

}  // namespace explainer
