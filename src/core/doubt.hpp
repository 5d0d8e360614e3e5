// Words of doubt around a figure: "up to $4B", "$8B or more". Private to the core; the page is linked without it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/doubt_words.hpp"
#include "core/story.hpp"
#include "prose_amounts.hpp"

namespace explainer {

// The English words of doubt that stand right before and behind a figure.
std::vector<Doubt> doubts_around(std::string_view text, const Figure& figure);

// May an amount that is spoken of with this word carry the bound?
bool fits(const Doubt& doubt, Bound bound);

// What to write in place of a text that stands where an amount belongs, behind a semicolon. Never says more than the
// text does: what is not understood whole gets the form without a figure. `units` are those of the story, beside which
// each currency may stand; none in version 1, which knows dollars only.
std::string amount_mend(std::string_view text, std::span<const Unit> units);

// The code of the currency that a text names: "EUR" of "eur", "€" or "euros"; empty where it names none.
std::string_view currency_meant(std::string_view text);

}  // namespace explainer
