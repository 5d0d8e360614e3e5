// By itself, so that a shell that sets its text otherwise links neither fonts nor their reader.
#include "app/app.hpp"
#include "ui/atlas_text.hpp"

namespace explainer {

bool App::set_fonts(std::string_view regular, std::string_view semibold) {
  std::unique_ptr<TextSetter> text = atlas_text(regular, semibold);
  if (!text) return false;
  set_text(std::move(text));
  return true;
}

}  // namespace explainer
