// What to write in place of a date that a person reads at once: "24 Mar 2008", "Sep 2007 - Feb 2008", "Q4 2008".
// Private to the core; the page is linked without it.
#pragma once

#include <string>
#include <string_view>

#include "core/date.hpp"

namespace explainer {

// `write "2008-03-24"`; empty where the text is not understood, or may mean two days: "3/4/2008". English months only.
std::string date_mend(std::string_view text, DateForm form);

}  // namespace explainer
