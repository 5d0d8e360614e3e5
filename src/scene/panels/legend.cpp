// What the textures mean, and how width stands for money.
#include <algorithm>
#include <utility>

#include "core/wording.hpp"
#include "panels/key_rows.hpp"
#include "scene/panels/map_layout.hpp"
#include "scene/panels/panels.hpp"

namespace explainer {
namespace {

constexpr float swatch_height = 10, swatch_gap = 5;                     // gap: from a swatch to its text
constexpr float sample_width = 8, sample_gap = 3, sample_text_gap = 9;  // of samples of width

void draw_swatch(const PanelContext& context, Box box, std::string_view key, ColorRole color, ColorRole tint) {
  SceneBuilder& builder = context.builder;
  const std::vector<Point> edges = {
      {box.x, box.y}, {box.right(), box.y}, {box.x, box.bottom()}, {box.right(), box.bottom()}};
  const auto draw_edges = [&](float width) {
    builder.line({edges[0], edges[1]}, {.color = color, .stroke_width = width});
    builder.line({edges[2], edges[3]}, {.color = color, .stroke_width = width});
  };
  if (key == "legend.paid_back") {
    const float middle = box.y + box.height * 0.45F;
    builder.rect(box, {color});
    builder.rect({box.x, box.y, box.width, middle - box.y}, {tint});
    draw_edges(1.2F);
  } else if (key == "legend.ended") {
    const Point center = box.center();
    builder.rect({box.x, center.y - 1.5F, box.width, 3}, {color});
    for (const float x : {center.x - 3, center.x + 3})
      builder.line({{x - 3, box.bottom()}, {x + 3, box.y}}, {.color = ColorRole::text, .stroke_width = 1.8F});
  } else if (key == "legend.firm") {
    builder.rect(box, {color});
  } else if (key == "legend.about") {
    builder.rect(box, {tint});
    draw_edges(1.2F);
  } else if (key == "legend.up_to") {
    builder.band(edges, {.color = color, .texture = Texture::hatch, .stroke_width = 1.1F});
    builder.frame(box, {color});
  } else if (key == "legend.talks") {
    builder.frame(box, {.color = color, .texture = Texture::dash, .stroke_width = 1.5F});
  } else {
    builder.line({{box.x, box.y + 5}, {box.right(), box.y + 5}},
                 {.color = color, .texture = Texture::dots, .stroke_width = 2});
  }
}

// The entries that the story and the picture of the day need, with their words.
std::vector<std::pair<std::string_view, std::string_view>> entries_of(const PanelContext& context,
                                                                      const MoneyMap& map) {
  const Labels& labels = context.story.labels;
  const KeyUse& use = context.plan.key;
  const std::string_view talks =
      context.compact() ? labels.own_first("legend.talks_short", "legend.talks") : labels["legend.talks"];
  std::vector<std::pair<std::string_view, std::string_view>> out;
  const auto add = [&](bool used, std::string_view key, std::string_view text) {
    if (used) out.push_back({key, text});
  };
  add(use.firm, "legend.firm", labels["legend.firm"]);
  add(use.about, "legend.about", labels[use.by_rate ? "legend.by_rate" : "legend.about"]);
  add(use.up_to, "legend.up_to", labels["legend.up_to"]);
  add(use.talks, "legend.talks", talks);
  // A story with its own label for an unpublished price has it here too.
  add(use.no_price, "legend.no_price", labels.own_first("legend.no_price", "map.no_price"));
  add(use.other_unit, "legend.other_unit", labels["legend.other_unit"]);
  // What comes and goes stands last, so that the rest does not move.
  const auto any = [&](const auto& of) { return std::any_of(map.states.begin(), map.states.end(), of); };
  add(any([](const FlowState& state) { return state.visible && state.returned; }), "legend.paid_back",
      labels["legend.paid_back"]);
  add(any([](const FlowState& state) { return state.over; }), "legend.ended", labels["legend.ended"]);
  return out;
}

// Three round sums of which the largest is about as wide as the widest ribbon.
std::vector<double> samples_for(double widest) {
  double top = 100;
  while (top * 10 <= widest) top *= 10;
  return {top / 100, top / 10, top};
}

}  // namespace

void draw_legend(const PanelContext& context, const MoneyMap& map) {
  const Box& box = context.layout.legend;
  if (box.height <= 0 || context.plan.flows.empty()) return;
  SceneBuilder& builder = context.builder;
  const Labels& labels = context.story.labels;
  const TextStyle style = context.note();
  const float swatch = context.compact() ? 18.0F : 26.0F, pitch = context.compact() ? 19.0F : 20.0F;
  const bool money = std::any_of(context.plan.flows.begin(), context.plan.flows.end(),
                                 [](const Flow& flow) { return !flow.contract; });
  const ColorRole color = money ? ColorRole::money : ColorRole::compute,
                  tint = money ? ColorRole::money_tint : ColorRole::compute_tint;
  const auto entries = entries_of(context, map);
  float entry_widths = 0;
  for (const auto& [key, text] : entries) entry_widths += swatch + swatch_gap + builder.width(text, style);
  // Close together where that keeps them on one row.
  const float gap =
      std::clamp((box.width - entry_widths) / static_cast<float>(std::max<size_t>(entries.size(), 2) - 1), 6.0F, 16.0F);
  KeyRows rows(box, pitch);
  for (const auto& [key, text] : entries) {
    const auto at = rows.place(swatch + swatch_gap + builder.width(text, style), gap);
    if (!at) return;
    const bool dots = key == "legend.no_price" && context.plan.key.contract_without_price;
    draw_swatch(context, {at->x, at->y - 9, swatch, swatch_height}, key,
                dots && context.plan.key.contract_without_price ? ColorRole::compute : color, tint);
    builder.text(text, at->x + swatch + swatch_gap, at->y, style);
  }
  const float arrow = builder.width(labels["map.arrow"], style);
  const auto draw_arrow = [&] {
    if (const auto at = rows.place(arrow, sample_text_gap)) builder.text(labels["map.arrow"], at->x, at->y, style);
  };
  if (context.plan.highest_flow <= 0) return draw_arrow();
  const std::vector<double> samples = samples_for(context.plan.highest_flow);
  float width = -sample_text_gap;
  for (const double usd : samples)
    width += builder.width(quantity(context.story, usd), style) + sample_gap + sample_width + sample_text_gap;
  // The heads of the columns have arrows too: where there is no room for all, the widths go before.
  KeyRows trial = rows;
  const bool arrow_first = trial.place(arrow, sample_text_gap) && trial.place(width, 0);
  if (arrow_first) draw_arrow();
  // With the sentence where a row has room for it.
  const float sentence = builder.width(labels["legend.width"], style) + sample_text_gap;
  const bool whole = rows.fits(sentence + width) || (rows.has_next_row() && sentence + width <= box.width);
  const auto at = rows.place(whole ? sentence + width : width, gap);
  if (!at) return;
  float x = arrow_first && at->x > box.x ? box.right() - width : at->x + (whole ? sentence : 0);
  if (whole) builder.text(labels["legend.width"], x - sentence, at->y, style);
  for (const double usd : samples) {
    x = builder.text(quantity(context.story, usd), x, at->y, style).right() + sample_gap;
    const float height = ribbon_width(map.scale, usd);
    builder.rect({x, at->y - 4.5F - height / 2, sample_width, height}, {ColorRole::text_secondary});
    x += sample_width + sample_text_gap;
  }
  if (!arrow_first) draw_arrow();
}

}  // namespace explainer
