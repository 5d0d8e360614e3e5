#include "panels/sources_line.hpp"

#include <algorithm>

#include "core/at.hpp"
#include "core/wording.hpp"
#include "scene/layout.hpp"

namespace explainer {
namespace {

// "CNBC"; with its date where it is the only source or where the publisher has more than one.
std::string name_of(const Story& story, const Event& event, int index) {
  const Source& source = at(story.sources, index);
  const auto same = [&](int other) { return at(story.sources, other).publisher == source.publisher; };
  std::string name = within_text(story, source.publisher);
  const bool dated = event.sources.size() == 1 || std::count_if(event.sources.begin(), event.sources.end(), same) > 1;
  const std::optional<DateSpan> date = parse_date(source.date);
  if (dated && date) name.append(story.labels["list.comma"]).append(date_text(story.labels, *date));
  return name;
}

// "Source:" of the pattern "Source: {source}".
std::string source_label(const Labels& labels) {
  std::string text(labels["card.source"].substr(0, labels["card.source"].find("{source}")));
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace

SourcesLine::SourcesLine(const Story& story, const Event& event, const SceneBuilder& builder, const TextStyle& style,
                         float width, float height, size_t max_rows)
    : style_(style), width_(width), height_(height) {
  if (event.sources.empty() || max_rows == 0) return;
  rows_ = 1;
  const auto linked = [&](int index) { return at(story.sources, index).url.empty() ? none : index; };
  const std::string first = source_label(story.labels);
  if (!first.empty()) add(first, none, builder);
  for (size_t i = 0; i < event.sources.size(); ++i) {
    const bool last = i + 1 == event.sources.size();
    std::string name = builder.fit(name_of(story, event, event.sources[i]), width - 16, style);
    const float comma = last ? 0 : builder.width(",", style);
    const std::string rest = " +" + std::to_string(event.sources.size() - i - 1);
    const float reserved = static_cast<size_t>(rows_) < max_rows || last ? comma : builder.width(rest, style);
    const float wide = builder.width(name, style);
    if (x_ > 0 && x_ + wide + reserved > width_) {
      if (static_cast<size_t>(rows_) == max_rows) {
        left_out_ = static_cast<int>(event.sources.size() - i);
        // The first one is cut rather than left out.
        const float room = width_ - x_ - builder.width(rest, style);
        if (i == 0 && room > 40) {
          add(builder.fit(name, room, style), linked(event.sources[i]), builder);
          --left_out_;
        }
        if (left_out_ > 0) add("+" + std::to_string(left_out_), none, builder);
        return;
      }
      ++rows_;
      x_ = 0;
    }
    add(name, linked(event.sources[i]), builder);
    if (!last) pieces_.back().text += ",";
  }
}

void SourcesLine::add(std::string text, int source, const SceneBuilder& builder) {
  const float wide = builder.width(text, style_);
  pieces_.push_back({std::move(text), source, rows_ - 1, x_, wide});
  x_ += wide + builder.width(", ", style_);
}

void SourcesLine::draw(SceneBuilder& builder, float x, float baseline, Links links) const {
  for (const Piece& piece : pieces_) {
    const float y = baseline + height_ * static_cast<float>(piece.row);
    builder.text(piece.text, x + piece.x, y, style_);
    if (piece.source == none || links == Links::off) continue;
    builder.line({{x + piece.x, y + 2.5F}, {x + piece.x + piece.width, y + 2.5F}}, {ColorRole::faint});
    const bool touch = links == Links::finger_wide;
    const float high = touch ? touch_target : height_,
                wide = touch ? std::max(piece.width + 8, touch_target) : piece.width + 8;
    builder.hit({x + piece.x - 4, y - 4 - high / 2, wide, high}, {TargetKind::link, piece.source});
  }
}

void SourcesLine::draw_as_text(SceneBuilder& builder, float x, float baseline) const {
  std::string line;
  for (const Piece& piece : pieces_) {
    if (piece.row == 0) line.append(line.empty() ? "" : " ").append(piece.text);
  }
  builder.text(line, x, baseline, style_);
}

}  // namespace explainer
