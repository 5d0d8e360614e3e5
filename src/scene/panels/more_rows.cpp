#include "panels/more_rows.hpp"

#include <algorithm>

namespace explainer {

float more_rows_height(const PanelContext& context) {
  return context.compact() ? touch_target : 2 * context.layout.leading + 8;
}

void draw_more_rows(const PanelContext& context, Box box, const std::vector<std::string>& names, int next) {
  SceneBuilder& builder = context.builder;
  const Labels& labels = context.story.labels;
  const TextStyle bold = context.small_bold(), note = context.note();
  const float leading = context.layout.leading, arrow = names.empty() ? 3.0F : -3.0F;
  const Point chevron = {box.right() - 10, box.y + leading};
  builder.line({{box.x, box.y + 2}, {box.right(), box.y + 2}}, {ColorRole::hairline});
  const std::string first =
      names.empty() ? std::string(labels["rows.first"]) : with_count(labels, "rows.more", names.size());
  builder.text(builder.fit(first, chevron.x - 16 - box.x, bold), box.x, box.y + leading + 2, bold);
  if (!context.view.still)
    builder.line(
        {{chevron.x - 6, chevron.y + arrow}, {chevron.x, chevron.y - arrow}, {chevron.x + 6, chevron.y + arrow}},
        {.stroke_width = 2});
  // As many names as have room; the rest is counted above.
  const std::string comma(labels["list.comma"]);
  std::string line;
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string& name = names[i];
    const auto earlier = names.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(names.begin(), earlier, name) != earlier) continue;
    const std::string longer = line.empty() ? name : line + comma + name;
    if (builder.width(longer, note) > box.width) break;
    line = longer;
  }
  builder.text(line, box.x, box.y + 2 * leading + 2, note);
  builder.hit(box, {TargetKind::more_rows, next});
}

}  // namespace explainer
