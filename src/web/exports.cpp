// The exports of the WASM program: one App per module instance. The page's script owns the loop, the canvas and its
// context, and draws the picture that a frame leaves in memory. Calls one function of the page, which measures text and
// changes nothing; knows no WebGL.
#include <emscripten/emscripten.h>
#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/app.hpp"
#include "core/problem.hpp"
#include "ui/surface.hpp"
#include "ui/text_runs.hpp"

// The width of a line of UTF-8 as the page's browser sets it; `size` and answer in device pixels.
extern "C" float explainer_measure(const char* text, std::size_t length, float size, int semibold)
    __attribute__((import_module("page"), import_name("measure")));

// A page with a story that has errors asks the checker what they are (checker.cpp).
const bool explainer::has_problem_messages = false;

namespace {

using explainer::App;
using explainer::PointerKind;

std::unique_ptr<App> app;
explainer::TextRuns* runs = nullptr;  // the app's
std::string answer;                   // of the last query, until the next

std::string words;  // of the story's language: explainer_language

enum PointerEvent { moved, pressed, released, left };  // as PointerStep in engine.ts

// What renderer.ts draws: one list of triangles, which have their shapes from one texture and their letters from
// another. 9 words of 32 bits.
struct Picture {
  const ImDrawVert* vertices = nullptr;
  int vertex_count = 0;
  const ImDrawIdx* indices = nullptr;
  int index_count = 0;
  const unsigned char* shapes = nullptr;     // RGBA; always the same pixels
  int width = 0, height = 0;                 // of shapes
  explainer::MissingRun* missing = nullptr;  // to be drawn into the texture of letters first: run_texture.ts
  int missing_count = 0;
};
static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 4 && sizeof(Picture) == 36 &&
              sizeof(explainer::MissingRun) == 44);

// The output for the page to read after any of the calls below. 32-bit words throughout; engine.ts knows their
// order.
struct FrameOutput {
  Picture picture;                    // of the last frame
  std::uint32_t revision = 0;         // word 9; rises when the query "state" has another answer
  std::uint32_t layout_revision = 0;  // rises when the query "places" has another answer
  float handle[4] = {};               // x, y, width, height of the slider's handle in CSS pixels; or all 0
  std::uint32_t cursor = 0;           // 0 arrow, 1 hand, 2 grab
  std::uint32_t link_clicked = 0;     // word 16; 1 while the query "link" has an address to open
};
static_assert(offsetof(FrameOutput, revision) == 36 && offsetof(FrameOutput, link_clicked) == 64 &&
              sizeof(FrameOutput) == 68);

FrameOutput output;

void update_output() {
  const explainer::AppOutput now = app->output();
  output.revision = now.revision;
  output.layout_revision = now.layout_revision;
  output.handle[0] = now.handle.x;
  output.handle[1] = now.handle.y;
  output.handle[2] = now.handle.width;
  output.handle[3] = now.handle.height;
  output.cursor = static_cast<std::uint32_t>(now.cursor);
  output.link_clicked = now.link_clicked ? 1 : 0;
}

// Ends a call that may have changed something.
int updated(bool result) {
  update_output();
  return result ? 1 : 0;
}

Picture last_picture() {
  const explainer::Surface& surface = app->surface();
  const ImDrawList& list = surface.list();
  const ImTextureData& shapes = surface.shapes();
  std::vector<explainer::MissingRun>& missing = runs->missing();
  return {list.VtxBuffer.Data, list.VtxBuffer.Size, list.IdxBuffer.Data,
          list.IdxBuffer.Size, shapes.Pixels,       shapes.Width,
          shapes.Height,       missing.data(),      static_cast<int>(missing.size())};
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void explainer_start() {
  app = std::make_unique<App>();
  auto text = std::make_unique<explainer::TextRuns>(explainer_measure);
  runs = text.get();
  app->set_text(std::move(text));
  app->set_languages([](std::string_view) { return std::string_view(words); });
  output = {};
}

EMSCRIPTEN_KEEPALIVE void explainer_stop() { app.reset(); }

// The page's typeface, as CSS names it, and whenever text looks different from now on: all is measured and drawn again.
EMSCRIPTEN_KEEPALIVE void explainer_font_family(const char* family) { app->set_font_family(family); }

// The texture of letters is empty: the next frame lacks all of its runs.
EMSCRIPTEN_KEEPALIVE void explainer_forget_runs() { runs->forget(); }

// Ends a frame that lacked runs: they are drawn, and their places written.
EMSCRIPTEN_KEEPALIVE void explainer_set_places() {
  runs->set_places(app->surface().list());
  output.picture.missing_count = 0;
}

// The words of the story's language, before the story that is in it; none for English.
EMSCRIPTEN_KEEPALIVE void explainer_language(const char* bytes, size_t size) { words.assign(bytes, size); }

// 1 when the bytes hold a story without errors.
EMSCRIPTEN_KEEPALIVE int explainer_load(const char* bytes, size_t size) { return updated(app->load({bytes, size})); }

EMSCRIPTEN_KEEPALIVE void explainer_resize(float width, float height, float pixel_ratio) {
  app->resize(width, height, pixel_ratio);
  update_output();
}

// Makes one frame; returns when the next is due: 0 at once, > 0 in so many seconds, negative not until something
// happens.
EMSCRIPTEN_KEEPALIVE double explainer_frame(double seconds) {
  const double wake = app->frame(seconds);
  output.picture = last_picture();
  update_output();
  return wake;
}

// The same address all the time; what is there is as of the last call.
EMSCRIPTEN_KEEPALIVE const FrameOutput* explainer_output() { return &output; }

// The input calls return 1 when the explainer used the input, so that the page should not.
EMSCRIPTEN_KEEPALIVE int explainer_pointer(int event, int touch, float x, float y) {
  const PointerKind kind = touch != 0 ? PointerKind::touch : PointerKind::mouse;
  switch (event) {
    case moved:
      return updated(app->pointer_move(kind, x, y));
    case pressed:
    case released:
      return updated(app->pointer_button(kind, x, y, event == pressed));
    default:
      app->pointer_leave();
      return updated(false);
  }
}

EMSCRIPTEN_KEEPALIVE int explainer_wheel(float x, float y, float dx, float dy, int zoom) {
  return updated(app->wheel(x, y, dx, dy, zoom != 0));
}

EMSCRIPTEN_KEEPALIVE int explainer_key(const char* dom_key) { return updated(app->key(dom_key)); }

// A verb of src/app/verbs.cpp; 0 when it or its argument is invalid.
EMSCRIPTEN_KEEPALIVE int explainer_perform(const char* verb, const char* argument) {
  return updated(app->perform(verb, argument));
}

// A query of src/app/queries.cpp: "NAME", or "NAME ARGUMENT". The answer is valid until the next query.
EMSCRIPTEN_KEEPALIVE const char* explainer_query(const char* query) {
  const std::string_view text = query;
  const size_t blank = text.find(' ');
  answer = app->query(text.substr(0, blank), blank == text.npos ? std::string_view() : text.substr(blank + 1));
  update_output();  // a link is given once
  return answer.c_str();
}

}  // extern "C"
