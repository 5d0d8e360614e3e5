// Who uses chips, or is to: deals and talks about them, as marks on a lane with their words.
#pragma once

#include <string>
#include <vector>

#include "scene/panels/panel_context.hpp"

namespace explainer {

enum class UseState : unsigned char { promised, in_use, in_talks };
inline constexpr int use_state_count = 3;

UseState use_state(const Event& event);
std::string_view use_state_text(const Labels& labels, UseState state);

// Who uses or is to use chips in this story, the first to do so first; entities.
std::vector<int> chip_users(const StoryIndex& index);

// The uses that have begun and that the filter shows, in story order.
std::vector<ChipUse> uses_at(const PanelContext& context);

// The words beside a use's mark, the longest that `room` has: "Anthropic: about 500,000 Trainium2 in use, 29 Oct 2025".
// Empty: there is no room.
struct UseWords {
  bool user = false;   // with the company's name
  bool chips = false;  // with the chips' name, where no quantity has it
  bool brief = false;  // without the quantity, where that has no room
};
std::string use_text(const PanelContext& context, const ChipUse& use, UseWords words, float room,
                     const TextStyle& style);

// The mark of a use, and the line from it to the playhead or to the day on which the deal was over; `y` is its middle.
// Returns the left end of the mark; nothing is drawn of what a zoomed axis does not show.
float draw_use(const PanelContext& context, const TimeScale& scale, int event, float y);

// The shape of a state in a key, in the room that ends at `x` + 14.
void draw_use_swatch(SceneBuilder& builder, UseState state, float x, float baseline);

}  // namespace explainer
