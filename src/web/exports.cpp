// What JavaScript may call: one App per module instance. The page's script owns the loop, the canvas and its context,
// and draws what a frame left here; nothing in this program calls the page, or knows WebGL.
#include <emscripten/emscripten.h>
#include <imgui.h>

#include <charconv>
#include <memory>
#include <string>
#include <string_view>

#include "app/app.hpp"
#include "ui/surface.hpp"

namespace {

using explainer::App;
using explainer::PointerKind;
using explainer::Problem;
using explainer::Severity;

std::unique_ptr<App> app;
std::string answer;  // of the last query; JavaScript copies it at once

// The numbers engine.ts uses.
enum PointerEvent { moved, pressed, released, left };

// What renderer.ts draws: one texture, one list of triangles. It reads this as 32-bit words, in this order.
struct Picture {
  const ImDrawVert* vertices = nullptr;
  int vertex_count = 0;
  const ImDrawIdx* indices = nullptr;
  int index_count = 0;
  const unsigned char* pixels = nullptr;  // of the whole texture, RGBA
  int width = 0, height = 0;
  int dirty_x = 0, dirty_y = 0, dirty_width = 0, dirty_height = 0;  // the part that is new since the last frame
};
static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 4 && sizeof(Picture) == 44, "renderer.ts counts on it");

Picture picture;  // of the last frame

Picture picture_of(const ImDrawData& data) {
  Picture made;
  if (data.CmdLists.Size == 0) return made;
  const ImDrawList& list = *data.CmdLists[0];
  made.vertices = list.VtxBuffer.Data;
  made.vertex_count = list.VtxBuffer.Size;
  made.indices = list.IdxBuffer.Data;
  made.index_count = list.IdxBuffer.Size;
  const ImTextureData& texture = *list.CmdBuffer.back().TexRef._TexData;
  made.pixels = texture.Pixels;
  made.width = texture.Width;
  made.height = texture.Height;
  if (texture.Status == ImTextureStatus_WantCreate) {
    made.dirty_width = texture.Width;
    made.dirty_height = texture.Height;
  } else if (texture.Status == ImTextureStatus_WantUpdates) {
    made.dirty_x = texture.UpdateRect.x;
    made.dirty_y = texture.UpdateRect.y;
    made.dirty_width = texture.UpdateRect.w;
    made.dirty_height = texture.UpdateRect.h;
  }
  return made;
}

void append_json(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

std::string problems_json() {
  std::string out = "[";
  for (const Problem& problem : app->problems()) {
    if (out.size() > 1) out += ',';
    out += problem.severity == Severity::error ? R"({"severity":"error","line":)" : R"({"severity":"warning","line":)";
    out += std::to_string(problem.line) + ",\"column\":" + std::to_string(problem.column) + ",\"pointer\":";
    append_json(out, problem.pointer);
    out += ",\"message\":";
    append_json(out, problem.message);
    out += '}';
  }
  return out + ']';
}

// What web/src/debug.ts outlines, in whole pixels: "[[x,y,width,height],…]".
template <class List>
std::string boxes(const List& list) {
  std::string out = "[";
  for (const auto& item : list) {
    out += out.size() > 1 ? ",[" : "[";
    for (const float number : {item.box.x, item.box.y, item.box.width})
      out += std::to_string(static_cast<int>(number)) + ',';
    out += std::to_string(static_cast<int>(item.box.height)) + ']';
  }
  return out + ']';
}

// "FIRST COUNT"
std::string events(std::string_view range) {
  int first = 0, count = 0;
  const char* end = range.data() + range.size();
  const char* space = std::from_chars(range.data(), end, first).ptr;
  if (space != end) std::from_chars(space + 1, end, count);
  return app->events_json(first, count);
}

std::string query(std::string_view what) {
  if (what == "state") return app->state_json();
  if (what == "problems") return problems_json();
  if (what == "link") return app->link_clicked();
  if (app->story() == nullptr) return "null";
  if (what == "snapshot") return app->snapshot_json();
  if (what == "boxes") {
    return "{\"marks\":" + boxes(app->scene().marks) + ",\"hits\":" + boxes(app->scene().hits) + '}';
  }
  if (what == "words") return app->words_json();
  if (what == "about") return app->about_json();
  if (what == "moment") return app->moment_json();
  if (what == "svg") return app->svg_text();
  if (what == "csv") return app->csv_text();
  if (what == "source") return app->source_text();
  if (what == "places") return app->places_json();
  if (what.substr(0, 7) == "events ") return events(what.substr(7));
  if (what == "filters") return app->filters_json();
  if (what == "shown") return app->shown_json();
  return {};
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void explainer_start() { app = std::make_unique<App>(); }

EMSCRIPTEN_KEEPALIVE void explainer_stop() { app.reset(); }

EMSCRIPTEN_KEEPALIVE int explainer_fonts(const char* regular, size_t regular_size, const char* semibold,
                                         size_t semibold_size) {
  return app->set_fonts({regular, regular_size}, {semibold, semibold_size}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int explainer_load(const char* bytes, size_t size) { return app->load({bytes, size}) ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void explainer_resize(float width, float height, float pixel_ratio) {
  app->resize(width, height, pixel_ratio);
}

// Makes one frame; returns when the next is wanted, as App::frame does.
EMSCRIPTEN_KEEPALIVE double explainer_frame(double seconds) {
  const double wake = app->frame(seconds);
  picture = {};
  if (ImDrawData* data = app->draw_data()) {
    picture = picture_of(*data);
    explainer::accept_textures(*data);  // renderer.ts draws it before anything else is called
  }
  return wake;
}

// What the last frame left to draw.
EMSCRIPTEN_KEEPALIVE const Picture* explainer_picture() { return &picture; }

// Returns 1 when the explainer makes use of it, as the input calls below do.
EMSCRIPTEN_KEEPALIVE int explainer_pointer(int event, int touch, float x, float y) {
  const PointerKind kind = touch != 0 ? PointerKind::touch : PointerKind::mouse;
  switch (event) {
    case moved:
      return app->pointer_move(kind, x, y) ? 1 : 0;
    case pressed:
      return app->pointer_button(kind, x, y, true) ? 1 : 0;
    case released:
      return app->pointer_button(kind, x, y, false) ? 1 : 0;
    default:
      app->pointer_leave();
      return 0;
  }
}

EMSCRIPTEN_KEEPALIVE int explainer_wheel(float x, float y, float dx, float dy, int zoom) {
  return app->wheel(x, y, dx, dy, zoom != 0) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int explainer_key(const char* dom_key, int shift) { return app->key(dom_key, shift != 0) ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE int explainer_perform(const char* verb, const char* argument) {
  return app->perform(verb, argument) ? 1 : 0;
}

// state | snapshot | words | about | events FIRST COUNT | moment | boxes | places | filters | shown | problems as JSON;
// link | source | svg | csv as text. Valid until the next query.
EMSCRIPTEN_KEEPALIVE const char* explainer_query(const char* what) {
  answer = query(what);
  return answer.c_str();
}

}  // extern "C"
