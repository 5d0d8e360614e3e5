// What the textures mean, and how width stands for money.
#include "core/wording.hpp"
#include "scene/panels/map_layout.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float swatch_width = 28, swatch_height = 10, row_height = 22;

void draw_swatch(const PanelContext& view, Box box, std::string_view key) {
  SceneBuilder& builder = view.builder;
  const std::vector<Point> edges = {
      {box.x, box.y}, {box.right(), box.y}, {box.x, box.bottom()}, {box.right(), box.bottom()}};
  const auto rims = [&](float stroke) {
    builder.line({edges[0], edges[1]}, {ColorRole::money, Texture::solid, stroke});
    builder.line({edges[2], edges[3]}, {ColorRole::money, Texture::solid, stroke});
  };
  if (key == "legend.firm") {
    builder.rect(box, {ColorRole::money});
  } else if (key == "legend.about") {
    builder.rect(box, {ColorRole::money_tint});
    rims(1.2F);
  } else if (key == "legend.up_to") {
    builder.band(edges, {ColorRole::money, Texture::hatch, 1.1F});
    builder.frame(box, {ColorRole::money});
  } else if (key == "legend.talks") {
    builder.frame(box, {ColorRole::money, Texture::dash, 1.5F});
  } else {
    builder.line({{box.x, box.y + 5}, {box.right(), box.y + 5}}, {ColorRole::compute, Texture::dots, 2});
  }
}

// A story that calls an unpublished price by a name of its own calls it so in the legend too.
std::string_view word(const Labels& labels, std::string_view key) {
  return key == "legend.no_price" ? labels.own_first(key, "map.no_price") : labels[key];
}

// Three round sums of which the largest is about as wide as the widest ribbon.
std::vector<double> samples_for(double widest) {
  double top = 100;
  while (top * 10 <= widest) top *= 10;
  return {top / 100, top / 10, top};
}

}  // namespace

void draw_legend(const PanelContext& view) {
  const Box& box = view.layout.legend;
  if (box.height <= 0) return;
  const Labels& labels = view.story().labels;
  const TextStyle type = {view.layout.small, Weight::regular, ColorRole::text_secondary};
  float x = box.x, baseline = box.y + 13;
  // Goes on to the next row where `width` does not fit; false when there is none.
  const auto make_room = [&](float width) {
    if (x + width <= box.right() + 1) return true;
    x = box.x;
    baseline += row_height;
    return baseline < box.bottom() && x + width <= box.right() + 1;
  };
  for (const std::string_view key :
       {"legend.firm", "legend.about", "legend.up_to", "legend.talks", "legend.no_price"}) {
    if (!make_room(swatch_width + 6 + view.builder.width(word(labels, key), type))) return;
    draw_swatch(view, {x, baseline - 9, swatch_width, swatch_height}, key);
    x = view.builder.text(word(labels, key), x + swatch_width + 6, baseline, type).right() + 14;
  }
  float width = view.builder.width(labels["legend.width"], type) + 6 - 12;
  const std::vector<double> samples = samples_for(view.input.plan.widest);
  for (const double usd : samples) width += 8 + 4 + view.builder.width(dollars(labels, usd), type) + 12;
  const float row = baseline;
  if (!make_room(width)) return;
  if (baseline == row) x = box.right() - width;  // beside the textures it stands at the right edge
  x = view.builder.text(labels["legend.width"], x, baseline, type).right() + 6;
  for (const double usd : samples) {
    const float high = thickness(view.map->scale, usd);
    view.builder.rect({x, baseline - 4 - high / 2, 8, high}, {ColorRole::text_secondary});
    x = view.builder.text(dollars(labels, usd), x + 12, baseline, type).right() + 12;
  }
}

}  // namespace explainer
