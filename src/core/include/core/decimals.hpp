// A number as readers write it. Knows no locale; printf's %g would bring arithmetic of 128 bits along.
#pragma once

#include <string>

namespace explainer {

// Up to five decimals, none that says nothing: 0.5, 2, 1.25.
std::string decimals_text(double value);

}  // namespace explainer
