// A picture of what OpenGL draws, as PNG. Needs a current context; knows no story.
#pragma once

#include <functional>
#include <string>

namespace explainer {

// PNG bytes of what `draw` draws into a buffer of width × height pixels; empty when OpenGL has no buffer of that size.
std::string render_png(int width, int height, const std::function<void()>& draw);

}  // namespace explainer
