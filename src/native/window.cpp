#include "window.hpp"

#define GL_GLEXT_PROTOTYPES
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "app/app.hpp"
#include "cli/commands.hpp"
#include "cli/fonts.hpp"
#include "cli/languages.hpp"
#include "cli/messages.hpp"
#include "debug_panel.hpp"
#include "file_watch.hpp"
#include "recording.hpp"
#include "scene/theme.hpp"
#include "screenshot.hpp"

namespace explainer {
namespace {

constexpr double watch_seconds = 0.25;  // between two checks of the file
constexpr int frames_per_input = 3;     // Dear ImGui reacts to input a frame or two after it came

std::string last_glfw_error;

// GLFW from init to terminate.
class Glfw {
 public:
  Glfw() {
    glfwSetErrorCallback([](int, const char* text) { last_glfw_error = text; });
    started_ = glfwInit() == GLFW_TRUE;
  }
  ~Glfw() { glfwTerminate(); }
  Glfw(const Glfw&) = delete;
  Glfw& operator=(const Glfw&) = delete;
  explicit operator bool() const { return started_; }

 private:
  bool started_ = false;
};

std::string_view dom_key(int key) {
  switch (key) {
    case GLFW_KEY_LEFT:
      return "ArrowLeft";
    case GLFW_KEY_RIGHT:
      return "ArrowRight";
    case GLFW_KEY_UP:
      return "ArrowUp";
    case GLFW_KEY_DOWN:
      return "ArrowDown";
    case GLFW_KEY_HOME:
      return "Home";
    case GLFW_KEY_END:
      return "End";
    case GLFW_KEY_PAGE_UP:
      return "PageUp";
    case GLFW_KEY_PAGE_DOWN:
      return "PageDown";
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return "Enter";
    case GLFW_KEY_ESCAPE:
      return "Escape";
    case GLFW_KEY_BACKSPACE:
      return "Backspace";
    case GLFW_KEY_DELETE:
      return "Delete";
    default:
      return {};
  }
}

// One window with one explainer in it.
class Window {
 public:
  Window(const Options& options, Files& files)
      : options_(options), files_(files), file_(options.files.empty() ? "" : options.files.front()) {
    app_.set_fonts(font_regular(), font_semibold());
    app_.set_languages(language_pack);
  }

  ~Window() {
    if (!window_) return;
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window_);
  }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // Reads the story; returns the exit status when there is nothing to show.
  int load() {
    const FileResult read = files_.read(file_);
    if (!read.bytes) return complain_unreadable(files_, file_, read.problem), exit_unusable;
    const bool good = app_.load(*read.bytes);
    print_problems(files_, app_.problems(), file_);
    panel_.open |= !good;
    return good ? exit_fine : exit_story_has_errors;
  }

  // Shows what the command line asks for; returns the exit status when it makes no sense.
  int apply_options() {
    recorder_.perform("theme", options_.theme == Theme::dark ? "dark" : "light");
    if (!app_.story()) return exit_fine;
    if (options_.at) recorder_.perform("seek", iso(*options_.at));
    if (options_.select.empty() || recorder_.perform("select", options_.select)) return exit_fine;
    complain(files_, unknown_event(*app_.story(), options_.select));
    return exit_unusable;
  }

  // Reads the recording to replay and opens the one to write; returns the exit status when one can't be opened.
  int open_recordings() {
    if (!options_.replay.empty()) {
      const FileResult read = files_.read(options_.replay);
      if (!read.bytes) return complain_unreadable(files_, options_.replay, read.problem), exit_unusable;
      Recording recording = read_recording(*read.bytes, shown(options_.replay));
      if (!recording.problem.empty()) return complain(files_, recording.problem), exit_unusable;
      replay_ = std::move(recording.inputs);
    }
    if (options_.record.empty()) return exit_fine;
    const std::string problem = recording_.open(options_.record);
    if (problem.empty()) return exit_fine;
    return complain(files_, "cannot write " + options_.record + ": " + problem), exit_unusable;
  }

  bool open() {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, options_.screenshot.empty() ? GLFW_TRUE : GLFW_FALSE);
    const auto width = static_cast<int>(options_.size.width), height = static_cast<int>(options_.size.height);
    window_ = glfwCreateWindow(width, height, title().c_str(), nullptr, nullptr);
    if (!window_) return false;
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(window_, this);
    set_callbacks();  // before Dear ImGui's backend, which calls those that it finds
    create_panel_context();
    ImGui_ImplGlfw_InitForOpenGL(window_, true);
    ImGui_ImplOpenGL3_Init("#version 150");
    set_size();
    return true;
  }

  // Plays back the recording, each frame at its own time; without a screen only the app runs.
  void replay(bool on_screen) {
    for (const Input& input : replay_) {
      if (input.name != "frame") {
        recorder_.put(input);
      } else {
        frozen_ = input.numbers[0];
        if (!on_screen) {
          recorder_.put(input);
          continue;
        }
        int width = 0, height = 0;
        glfwGetFramebufferSize(window_, &width, &height);
        draw_frame(width, height);
        glfwSwapBuffers(window_);
        glfwPollEvents();
        if (glfwWindowShouldClose(window_)) break;
      }
    }
  }

  int run() {
    replay(true);
    if (frozen_) clock_offset_ = *frozen_ - glfwGetTime();
    frozen_.reset();
    std::optional<FileWatch> watch;
    if (file_ != "-") watch.emplace(file_);
    while (!glfwWindowShouldClose(window_)) {
      if (watch && watch->changed()) {
        std::fprintf(stderr, "explainer: %s has changed\n", file_.c_str());
        load();
        glfwSetWindowTitle(window_, title().c_str());
        wake();
      }
      if (frames_ > 0 || glfwGetTime() >= wake_at_) draw();
      const double until_wake = frames_ > 0 ? 0 : wake_at_ - glfwGetTime();
      const double timeout = std::min(until_wake, watch_seconds);
      if (timeout > 0) {
        glfwWaitEventsTimeout(timeout);
      } else {
        glfwPollEvents();
      }
    }
    return exit_fine;
  }

  // Draws into a buffer of its own, so that neither the screen's size nor other windows matter.
  int save_screenshot() {
    const float scale = options_.scale.value_or(1);
    const auto width = static_cast<int>(std::lround(options_.size.width * scale));
    const auto height = static_cast<int>(std::lround(options_.size.height * scale));
    replay(false);
    recorder_.resize(options_.size.width, options_.size.height, scale);
    panel_.open = false;
    const std::string png = render_png(width, height, [&] {
      for (int i = 0; i < frames_per_input; ++i) draw_frame(width, height);
    });
    if (png.empty())
      return complain(files_, "cannot make a picture of " + std::to_string(width) + " by " + std::to_string(height)),
             exit_unusable;
    const std::string problem = files_.write(options_.screenshot, png);
    if (problem.empty()) return exit_fine;
    complain(files_, "cannot write " + options_.screenshot + ": " + problem);
    return exit_unusable;
  }

 private:
  std::string title() const {
    return (app_.story() ? app_.story()->title : std::string(shown(file_))) + " – explainer (F1: inside)";
  }

  // Logical pixels per unit of GLFW's window coordinates.
  float per_unit() const {
    int width = 0, pixels = 0;
    glfwGetWindowSize(window_, &width, nullptr);
    glfwGetFramebufferSize(window_, &pixels, nullptr);
    return width > 0 ? static_cast<float>(pixels) / static_cast<float>(width) / scale_ : 1;
  }

  void set_size() {
    glfwGetWindowContentScale(window_, &scale_, nullptr);
    scale_ = options_.scale.value_or(std::clamp(scale_, 1.0F, 4.0F));
    const float units = per_unit();
    glfwSetWindowSize(window_, static_cast<int>(std::lround(options_.size.width / units)),
                      static_cast<int>(std::lround(options_.size.height / units)));
  }

  static Window& of(GLFWwindow* window) { return *static_cast<Window*>(glfwGetWindowUserPointer(window)); }

  void set_callbacks() {
    glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) { of(w).moved(x, y); });
    glfwSetMouseButtonCallback(window_,
                               [](GLFWwindow* w, int button, int action, int) { of(w).pressed(button, action); });
    glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) { of(w).entered(entered == GLFW_TRUE); });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double dx, double dy) { of(w).scrolled(dx, dy); });
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int, int action, int) { of(w).key_pressed(key, action); });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned character) { of(w).character_typed(character); });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) { of(w).wake(); });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { of(w).wake(); });
    glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int) { of(w).wake(); });
  }

  void wake() { frames_ = frames_per_input; }

  bool panel_has_pointer() const { return ImGui::GetIO().WantCaptureMouse; }
  bool panel_has_keys() const { return ImGui::GetIO().WantCaptureKeyboard; }

  void moved(double x, double y) {
    wake();
    const float units = per_unit();
    pointer_ = {static_cast<float>(x) * units, static_cast<float>(y) * units};
    if (!panel_has_pointer()) recorder_.pointer_move(pointer_.x, pointer_.y);
  }

  void pressed(int button, int action) {
    wake();
    const bool down = action == GLFW_PRESS;
    if (button != GLFW_MOUSE_BUTTON_LEFT || (down && panel_has_pointer())) return;
    recorder_.pointer_button(pointer_.x, pointer_.y, down);
    if (const std::string link = app_.query("link"); !link.empty())
      std::fprintf(stderr, "explainer: link %s\n", link.c_str());
  }

  void entered(bool inside) {
    wake();
    if (!inside) recorder_.pointer_leave();
  }

  void scrolled(double dx, double dy) {
    wake();
    const bool zoom = glfwGetKey(window_, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS;
    constexpr double notch = -100;  // in the pixels of a browser, where down and right are positive
    if (!panel_has_pointer())
      recorder_.wheel(pointer_.x, pointer_.y, static_cast<float>(dx * notch), static_cast<float>(dy * notch), zoom);
  }

  void key_pressed(int key, int action) {
    wake();
    if (action == GLFW_RELEASE) return;
    if (key == GLFW_KEY_F1 && action == GLFW_PRESS) panel_.open = !panel_.open;
    const std::string_view name = dom_key(key);
    if (!name.empty() && !panel_has_keys()) recorder_.key(name);
  }

  // Keys that write a character: that is their name.
  void character_typed(unsigned character) {
    wake();
    const char name[] = {static_cast<char>(character), 0};
    if (character < 0x80 && !panel_has_keys()) recorder_.key(name);
  }

  void draw() {
    frames_ = std::max(0, frames_ - 1);
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    recorder_.resize(static_cast<float>(width) / scale_, static_cast<float>(height) / scale_, scale_);
    const double delay = draw_frame(width, height);
    wake_at_ = delay < 0 ? 1e300 : glfwGetTime() + delay;
    glfwSwapBuffers(window_);
  }

  double frame() {
    const double began = glfwGetTime();
    const double delay = recorder_.frame(frozen_.value_or(began + clock_offset_));
    panel_.overlay.add_frame(glfwGetTime() - began, delay);
    return delay;
  }

  double draw_frame(int width, int height) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    const double delay = frame();
    ImGui::NewFrame();
    overlay();
    ImGui::Render();
    const Rgb bg = color(app_.view().theme, ColorRole::background);
    glViewport(0, 0, width, height);
    glClearColor(static_cast<float>(bg.r) / 255, static_cast<float>(bg.g) / 255, static_cast<float>(bg.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    if (ImDrawData* picture = app_.draw_data()) ImGui_ImplOpenGL3_RenderDrawData(picture);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    return delay;
  }

  // App draws without a Dear ImGui context; the debug panel has one, as has the backend that renders both.
  static void create_panel_context() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    const std::string_view font = font_regular();
    io.Fonts->AddFontFromMemoryTTF(const_cast<char*>(font.data()), static_cast<int>(font.size()), 16, &config);
  }

  void overlay() {
    if (!panel_has_pointer()) {
      constexpr ImGuiMouseCursor cursors[] = {ImGuiMouseCursor_Arrow, ImGuiMouseCursor_Hand, ImGuiMouseCursor_ResizeEW};
      ImGui::SetMouseCursor(cursors[static_cast<size_t>(app_.output().cursor)]);
    }
    draw_debug_panel(panel_, recorder_, shown(file_), scale_);
  }

  const Options& options_;
  Files& files_;
  std::string file_;
  App app_;
  RecordingFile recording_;
  Recorder recorder_{app_, [this](const std::string& line) { recording_.add(line); }};
  std::vector<Input> replay_;
  std::optional<double> frozen_;  // clock of the frame that is replayed
  DebugPanel panel_;
  GLFWwindow* window_ = nullptr;
  float scale_ = 1;
  Point pointer_;                  // in logical pixels
  int frames_ = frames_per_input;  // still to draw without waiting
  double wake_at_ = 0;             // when the next frame is due; GLFW's clock
  double clock_offset_ = 0;        // seconds from GLFW's clock to the app's, after a replay
};

}  // namespace

int run_window(const Options& given, Files& files) {
  Options options = given;
  if (options.files.empty()) {
    options.files.emplace_back("assets/story.json");
    if (!std::filesystem::exists(options.files.front()))
      return complain(files, "which story? explainer window story.json"), exit_unusable;
  }
  const Glfw glfw;
  if (!glfw)
    return complain(files,
                    "no window here (" + last_glfw_error + "); without a screen, put xvfb-run -a before the command"),
           exit_unusable;
  Window window(options, files);
  const bool picture = !options.screenshot.empty();
  // A window stays open on a story with errors, for the file may be mended; a screenshot needs a story.
  if (const int status = window.load(); status == exit_unusable || (picture && status != exit_fine)) return status;
  if (const int status = window.open_recordings(); status != exit_fine) return status;
  if (const int status = window.apply_options(); status != exit_fine) return status;
  if (!window.open()) return complain(files, "no OpenGL 3.2 here: " + last_glfw_error), exit_unusable;
  return picture ? window.save_screenshot() : window.run();
}

}  // namespace explainer
