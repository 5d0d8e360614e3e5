#include "scene/layout.hpp"

#include <algorithm>

namespace explainer {
namespace {

// The height of legend and time strip below the map, which takes what they and the chip lanes leave.
constexpr float wide_foot = 110, medium_foot = 166;

// A low picture leaves those out who use the chips: the text below it has them.
constexpr float min_height_of_users = 700;
constexpr int max_use_rows = 4;

float uses_height(int rows) { return use_pitch * static_cast<float>(rows); }

int use_rows(Size size, ChipRows chips) {
  return chips.programs == 0 || size.height < min_height_of_users ? 0 : std::min(chips.users, max_use_rows);
}

// Of the chip lanes with their key.
float lanes_height(Size size, ChipRows chips) {
  constexpr int max_lanes = 5;
  if (chips.programs == 0) return 0;
  return lane_key + 4 + lane_pitch * static_cast<float>(std::min(chips.programs, max_lanes)) +
         uses_height(use_rows(size, chips));
}

Layout wide_layout(Size size, ChipRows chips) {
  Layout layout;
  layout.breakpoint = Breakpoint::wide;
  layout.map_size = size.width < 1200 ? 12 : 13;
  layout.size = size;
  const float right = size.width - layout.margin, rail = size.width < 1200 ? 256 : 288;
  // Words about the present and the key of the marks stand at the right of the axis, where there is room for them; else
  // the key is one more row below the map's.
  const bool beside = size.width >= 1200;
  const float present = beside ? 196 : 96, legend = size.width < 1240 ? 40 : 20;
  const float more_keys = legend - 20 + (beside ? 0.0F : 20.0F), lanes = lanes_height(size, chips),
              foot = size.height - wide_foot - lanes - more_keys;
  // In a low picture the totals below the card get what the rows of the chips take.
  const float card = size.height < 700   ? 240 - more_keys
                     : size.height < 760 ? 240 - uses_height(use_rows(size, chips))
                                         : 240;
  layout.header = {24, 24, right - rail - 24 - 24, 80};
  layout.map = {24, 104, right - rail - 16 - 24, foot - 104};
  layout.card = {right - rail, 24, rail, card};
  layout.totals = {right - rail, card + 36, rail, foot - card - 30};
  layout.legend = {24, foot + 12, size.width - 48, legend};
  layout.chip_lanes = {24, size.height - 74 - lanes, size.width - 28, lanes};
  layout.time_strip = {208, size.height - 72, right - 208 - present, 72};
  layout.strip_key =
      beside ? Box{right - 186, layout.time_strip.y - 2, 186, 50} : Box{24, foot + 52, size.width - 48, 20};
  layout.as_of = {24, layout.time_strip.y - 1, 176, 26};
  layout.controls = {24, size.height - 41, 176, 32};
  return layout;
}

Layout medium_layout(Size size, float lanes) {
  Layout layout;
  layout.breakpoint = Breakpoint::medium;
  layout.size = size;
  layout.date_size = 28;
  layout.headline_size = 18;
  layout.small_size = 13;
  const float half = (size.width - 48 - 32) / 2;
  const float foot = size.height - medium_foot - lanes;
  const float middle = std::clamp(164 + (size.height - 760) * 0.2F, 164.0F, 300.0F);
  layout.header = {24, 20, size.width - 48, 70};
  layout.map = {24, 90, size.width - 48, foot - middle - 12 - 90};
  layout.card = {24, foot - middle, half, middle};
  layout.totals = {24 + half + 32, foot - middle, half, middle};
  layout.legend = {24, foot + 6, size.width - 48, 40};
  layout.strip_key = {24, foot + 46, size.width - 48, 20};
  layout.chip_lanes = {24, foot + 72, size.width - 28, lanes};
  layout.time_strip = {208, size.height - 90, size.width - 208 - 106, 84};  // two buttons for fingers beside it
  layout.as_of = {24, layout.time_strip.y - 1, 176, 32};
  layout.controls = {24, size.height - 46, 176, 32};
  return layout;
}

// What phones have in common, upright or in landscape.
Layout small_layout(Size size, Breakpoint breakpoint) {
  Layout layout;
  layout.breakpoint = breakpoint;
  layout.size = size;
  layout.headline_size = 16;
  layout.small_size = 13;
  layout.leading = 16;
  layout.max_ribbon_width = 21.5F;
  return layout;
}

void show_tab(Layout& layout, Tab tab, Box body) {
  if (tab == Tab::map) layout.map = body;
  if (tab == Tab::totals) layout.totals = body;
  if (tab == Tab::chips) layout.chip_lanes = body;
}

Layout phone_layout(Size size, Tab tab) {
  Layout layout = small_layout(size, Breakpoint::phone);
  layout.margin = 16;
  layout.date_size = 24;
  const float width = size.width - 32, foot = size.height - 206;
  layout.header = {16, 16, width, 92};
  const float top = tab == Tab::map ? 110 : 114;  // keeps its heading apart from the headline
  const float rows = size.width < 385 ? 3 : 2;    // of the map's key
  const float legend = tab == Tab::map && size.height >= 520 ? rows * 19 + 3 : 0;
  show_tab(layout, tab, {16, top, width, foot - top - 4 - legend});
  layout.legend = {16, foot - legend - 1, width, legend};
  layout.card = {0, foot, size.width, 76};
  layout.time_strip = {16, size.height - 130, width, 86};
  layout.as_of = {16, layout.time_strip.y + 1, width * 0.6F, 16};
  layout.controls = {16, size.height - 44, 132, 44};
  layout.tabs = {164, size.height - 40, size.width - 16 - 164, 36};
  return layout;
}

// The picture at the left, header and card at the right, the time strip below both.
Layout landscape_layout(Size size, Tab tab) {
  Layout layout = small_layout(size, Breakpoint::landscape);
  layout.margin = 12;
  layout.date_size = 20;
  layout.headline_size = size.width < 640 ? 14 : 15;
  const float rail = std::clamp(size.width * 0.34F, 180.0F, 300.0F), right = size.width - 12, foot = size.height - 66;
  const float x = right - rail;
  const float width = x - 16 - 12;
  // Of the map's key: in a very low picture only what the textures mean.
  const float rows = size.height < 340 ? (width < 330 ? 0 : 1) : width < 670 ? 2 : 1;
  const float legend = tab == Tab::map ? rows * 19 : 0;
  show_tab(layout, tab, {12, 4, width, foot - 4 - legend});
  layout.legend = {12, foot - legend, width, legend};
  layout.header = {x, 10, rail, size.height < 350 ? 90.0F : 104.0F};
  const float card = layout.header.bottom(), tabs = foot - 40;
  layout.card = {x, card, rail, tabs - 6 - card};
  layout.tabs = {x, tabs, rail, 36};
  layout.controls = {12, size.height - 66, 132, 44};  // a link fits below
  layout.as_of = {12, size.height - 19, 176, 16};
  layout.time_strip = {164, foot + 2, right - 164 - 4, 62};
  return layout;
}

// Of landscape: too low for the panels to stand one above the other.
constexpr float max_landscape_height = 480, min_landscape_width = 480;
constexpr float min_wide = 880, min_medium = 560, min_medium_height = 660;

constexpr float phone_controls = 44;  // height of their row

// The room of the controls goes to the picture.
Layout without_controls(Layout layout, Tab tab) {
  const Size size = layout.size;
  if (layout.breakpoint == Breakpoint::phone) {
    layout = phone_layout({size.width, size.height + phone_controls}, tab);
    layout.size = size;
  } else if (layout.breakpoint == Breakpoint::landscape) {
    layout.card.height = layout.tabs.bottom() - layout.card.y;
  } else if (layout.chip_lanes.height <= 0 && layout.strip_key.x < layout.time_strip.x) {
    layout.time_strip.width = size.width - layout.margin - 12 - layout.time_strip.x;
  }
  layout.controls = layout.tabs = {};
  return layout;
}

Layout operable_layout(Size size, Tab tab, ChipRows chips) {
  if (size.height < max_landscape_height && size.width >= min_landscape_width) return landscape_layout(size, tab);
  if (size.width >= min_wide) return wide_layout(size, chips);
  if (size.width >= min_medium)
    return size.height < min_medium_height ? landscape_layout(size, tab)
                                           : medium_layout(size, lanes_height(size, chips));
  return phone_layout(size, tab);
}

}  // namespace

float Layout::axis() const { return time_strip.bottom() - (compact() ? 28 : 24); }

Box Layout::time_strip_panel() const {
  const float left = compact() ? time_strip.x - 2 : margin;
  return {left, time_strip.y, size.width - 4 - left, time_strip.height};
}

Layout layout_of(Size size, Tab tab, ChipRows chips, bool still) {
  Layout layout = operable_layout(size, tab, chips);
  layout.use_rows = layout.compact() ? 0 : use_rows(size, chips);
  return still ? without_controls(layout, tab) : layout;
}

bool has_room(Size size) {
  // Upright, what stands above and below the map takes 320 and the tabs beside the button 180; in landscape, the right
  // column without its card takes 212.
  constexpr float upright_width = 320, upright_height = 400, landscape_height = 240;
  return size.width >= min_landscape_width ? size.height >= landscape_height
                                           : size.width >= upright_width && size.height >= upright_height;
}

}  // namespace explainer
