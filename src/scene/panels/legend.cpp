// What the textures mean, and how width stands for money.
#include "core/wording.hpp"
#include "scene/panels/map_layout.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float swatch_width = 28, swatch_height = 10, row_height = 22;
constexpr float swatch_gap = 6, entry_gap = 14;                          // behind a swatch, and behind its text
constexpr float sample_width = 8, sample_gap = 4, sample_text_gap = 12;  // the same for samples of width

void draw_swatch(const PanelContext& context, Box box, std::string_view key) {
  SceneBuilder& builder = context.builder;
  const std::vector<Point> edges = {
      {box.x, box.y}, {box.right(), box.y}, {box.x, box.bottom()}, {box.right(), box.bottom()}};
  const auto draw_edges = [&](float width) {
    builder.line({edges[0], edges[1]}, {.color = ColorRole::money, .stroke_width = width});
    builder.line({edges[2], edges[3]}, {.color = ColorRole::money, .stroke_width = width});
  };
  if (key == "legend.firm") {
    builder.rect(box, {ColorRole::money});
  } else if (key == "legend.about") {
    builder.rect(box, {ColorRole::money_tint});
    draw_edges(1.2F);
  } else if (key == "legend.up_to") {
    builder.band(edges, {.color = ColorRole::money, .texture = Texture::hatch, .stroke_width = 1.1F});
    builder.frame(box, {ColorRole::money});
  } else if (key == "legend.talks") {
    builder.frame(box, {.color = ColorRole::money, .texture = Texture::dash, .stroke_width = 1.5F});
  } else {
    builder.line({{box.x, box.y + 5}, {box.right(), box.y + 5}},
                 {.color = ColorRole::compute, .texture = Texture::dots, .stroke_width = 2});
  }
}

// A story with its own label for an unpublished price has it in the legend too.
std::string_view text_of(const Labels& labels, std::string_view key) {
  return key == "legend.no_price" ? labels.own_first(key, "map.no_price") : labels[key];
}

// Three round sums of which the largest is about as wide as the widest ribbon.
std::vector<double> samples_for(double widest) {
  double top = 100;
  while (top * 10 <= widest) top *= 10;
  return {top / 100, top / 10, top};
}

}  // namespace

void draw_legend(const PanelContext& context, float ribbon_scale) {
  const Box& box = context.layout.legend;
  if (box.height <= 0) return;
  const Labels& labels = context.story.labels;
  const TextStyle style = context.note();
  float x = box.x, baseline = box.y + 13;
  // Begins a new row where `width` does not fit; false when there is no room for a row.
  const auto make_room = [&](float width) {
    if (x + width <= box.right() + 1) return true;
    x = box.x;
    baseline += row_height;
    return baseline < box.bottom() && x + width <= box.right() + 1;
  };
  for (const std::string_view key :
       {"legend.firm", "legend.about", "legend.up_to", "legend.talks", "legend.no_price"}) {
    if (!make_room(swatch_width + swatch_gap + context.builder.width(text_of(labels, key), style))) return;
    draw_swatch(context, {x, baseline - 9, swatch_width, swatch_height}, key);
    x = context.builder.text(text_of(labels, key), x + swatch_width + swatch_gap, baseline, style).right() + entry_gap;
  }
  float width = context.builder.width(labels["legend.width"], style) + swatch_gap - sample_text_gap;
  const std::vector<double> samples = samples_for(context.plan.highest_flow);
  for (const double usd : samples)
    width += sample_width + sample_gap + context.builder.width(dollars(labels, usd), style) + sample_text_gap;
  const float row = baseline;
  if (!make_room(width)) return;
  if (baseline == row) x = box.right() - width;  // in the row of the textures it stands at the right edge
  x = context.builder.text(labels["legend.width"], x, baseline, style).right() + swatch_gap;
  for (const double usd : samples) {
    const float height = ribbon_width(ribbon_scale, usd);
    context.builder.rect({x, baseline - 4 - height / 2, sample_width, height}, {ColorRole::text_secondary});
    const float text_x = x + sample_width + sample_gap;
    x = context.builder.text(dollars(labels, usd), text_x, baseline, style).right() + sample_text_gap;
  }
}

}  // namespace explainer
