// What JavaScript may call: one App per module instance, and the WebGL backend that draws it.
// The one file with Emscripten and WebGL in it. The page's script owns the loop, the canvas and the context, and makes
// that context current before explainer_start; nothing here calls the page.
#include <GLES3/gl3.h>
#include <emscripten/emscripten.h>

#include <memory>
#include <string>
#include <string_view>

#include "app/app.hpp"
#include "imgui.h"
#include "imgui_impl_opengl3.h"

namespace {

using explainer::App;
using explainer::PointerKind;
using explainer::Problem;
using explainer::Severity;

std::unique_ptr<App> app;
bool drawing = false;  // the backend holds objects of a living context
std::string answer;    // of the last query; JavaScript copies it at once

// The numbers stage.ts uses.
enum PointerEvent { moved, pressed, released, left };

bool start_drawing() {
  ImGui::SetCurrentContext(app->context());
  drawing = ImGui_ImplOpenGL3_Init("#version 300 es");
  return drawing;
}

void stop_drawing() {
  if (!drawing) return;
  ImGui::SetCurrentContext(app->context());
  ImGui_ImplOpenGL3_Shutdown();
  drawing = false;
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

std::string query(std::string_view what) {
  if (what == "state") return app->state_json();
  if (what == "problems") return problems_json();
  if (what == "link") return app->link_clicked();
  if (app->story() == nullptr) return "null";
  if (what == "snapshot") return app->snapshot_json();
  if (what == "outline") return app->outline_json();
  return {};
}

}  // namespace

extern "C" {

// 0 when the context that is current cannot draw.
EMSCRIPTEN_KEEPALIVE int explainer_start() {
  app = std::make_unique<App>();
  return start_drawing() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void explainer_stop() {
  stop_drawing();
  app.reset();
}

EMSCRIPTEN_KEEPALIVE int explainer_fonts(const char* regular, size_t regular_size, const char* semibold,
                                         size_t semibold_size) {
  return app->set_fonts({regular, regular_size}, {semibold, semibold_size}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int explainer_load(const char* bytes, size_t size) { return app->load({bytes, size}) ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void explainer_resize(float width, float height, float pixel_ratio) {
  app->resize(width, height, pixel_ratio);
}

// Draws one frame; returns when the next is wanted, as App::frame does.
EMSCRIPTEN_KEEPALIVE double explainer_frame(double seconds) {
  if (!drawing) return -1;
  ImGui::SetCurrentContext(app->context());
  ImGui_ImplOpenGL3_NewFrame();
  const double wake = app->frame(seconds);
  if (ImDrawData* data = ImGui::GetDrawData()) {
    glViewport(0, 0, static_cast<int>(data->DisplaySize.x * data->FramebufferScale.x),
               static_cast<int>(data->DisplaySize.y * data->FramebufferScale.y));
    glClear(GL_COLOR_BUFFER_BIT);  // the paper is the first mark of the scene
    ImGui_ImplOpenGL3_RenderDrawData(data);
  }
  return wake;
}

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

// state | snapshot | outline | problems as JSON, link as plain text. Valid until the next query.
EMSCRIPTEN_KEEPALIVE const char* explainer_query(const char* what) {
  answer = query(what);
  return answer.c_str();
}

// The browser took the context away, and with it all that was uploaded. The story and the view stay.
EMSCRIPTEN_KEEPALIVE void explainer_gl_lost() { stop_drawing(); }

EMSCRIPTEN_KEEPALIVE int explainer_gl_restored() { return start_drawing() ? 1 : 0; }

}  // extern "C"
