// The picture of a story that is written from right to left: a Scene is built from left to right, and mirrored once.
#pragma once

#include "scene/mark.hpp"

namespace explainer {

// Turns all that has a place about the middle of the picture: marks, what answers the pointer, and the time axis. Lines
// of text get another place and stay readable. Twice gives the scene as it was.
void mirror(Scene& scene);

}  // namespace explainer
