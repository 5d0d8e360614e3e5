// Date, status and headline: the first thing read.
#include <algorithm>

#include "core/words.hpp"
#include "scene/views.hpp"

namespace explainer {
namespace {

// Each status has a sign of its own beside its word, for those who tell no dash from a line.
void draw_status_sign(Builder& builder, Point center, Status status) {
  const Style line = {Ink::ink, Texture::solid, 1.6F};
  switch (status) {
    case Status::in_talks:
      builder.ring(center, 4.5F, {Ink::ink, Texture::dash, 1.6F});
      break;
    case Status::reported:  // a quotation mark
      for (const float dx : {-3.0F, 2.0F}) {
        builder.circle({center.x + dx, center.y - 1.5F}, 1.8F, {});
        builder.line({{center.x + dx + 1.4F, center.y - 1}, {center.x + dx - 0.6F, center.y + 4}},
                     {Ink::ink, Texture::solid, 1.3F});
      }
      break;
    case Status::announced:
      builder.ring(center, 4.5F, line);
      break;
    case Status::agreed:
      builder.ring(center, 4.5F, line);
      builder.polygon({{center.x, center.y - 4.5F},
                       {center.x, center.y + 4.5F},
                       {center.x - 3.2F, center.y + 3.2F},
                       {center.x - 4.5F, center.y},
                       {center.x - 3.2F, center.y - 3.2F}},
                      {});
      break;
    case Status::completed:
      builder.circle(center, 5, {});
      break;
  }
}

// The pill stands beside the date; on a phone at the right edge. Its word gives way to the date, its sign stays.
void draw_status(const ViewContext& view, float left, float middle, Status status) {
  const Type type = {13, Weight::semibold};
  const float right = view.layout.header.right();
  const std::string word = view.builder.fit(status_text(view.story().labels, status), right - left - 40, type);
  const float width = view.builder.width(word, type) + 40;
  const float x = view.phone() ? right - width : left;
  const Style style = {Ink::ink, status == Status::in_talks ? Texture::dash : Texture::solid, 1.4F, 12};
  view.builder.frame({x, middle - 12, width, 24}, style);
  draw_status_sign(view.builder, {x + 16, middle}, status);
  view.builder.text(word, x + 27, middle + 4.6F, type);
}

}  // namespace

void draw_header(const ViewContext& view) {
  const Layout& layout = view.layout;
  const Box& box = layout.header;
  const Type date_type = {layout.date_size, Weight::semibold};
  const float baseline = box.y + layout.date_size * 0.875F;
  const Box date =
      view.builder.text(date_text(view.story().labels, view.input.snapshot.date), box.x, baseline, date_type);
  if (view.lead == none) return;
  const Event& event = view.event(view.lead);
  const float middle = baseline - layout.date_size * 0.36F;
  draw_status(view, date.right() + 16, middle, event.status);
  const Type type = {layout.headline_size};
  // A headline that needs a second line moves up and closer; the map below stays where it is.
  const bool two = view.phone() || view.builder.width(event.title, type) > box.width;
  const float leading = layout.headline_size * (view.phone() ? 1.3F : 1.1F);
  const bool medium = layout.breakpoint == Breakpoint::medium;
  float y = box.y + (view.phone() ? 50.0F : medium ? (two ? 46.0F : 54.0F) : (two ? 52.0F : 60.0F));
  for (const std::string& line : view.builder.wrap(event.title, box.width, type, two ? 2 : 1)) {
    view.builder.text(line, box.x, y, type);
    y += leading;
  }
}

}  // namespace explainer
