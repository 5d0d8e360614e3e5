// A whole App without a renderer: what a seek and its frame cost by the story's size, and what a load needs.
#include <benchmark/benchmark.h>
#include <imgui.h>

#include <map>
#include <memory>

#include "../files.hpp"
#include "../generated_story.hpp"
#include "app/app.hpp"
#include "ui/surface.hpp"

using namespace explainer;

std::string explainer::test::source_path(const std::string& path) { return EXPLAINER_SOURCE_DIR + path; }

namespace {

void accept(App& app) {
  if (ImDrawData* data = app.draw_data()) accept_textures(*data);
}

// 0 events: the bundled story.
std::string text_of(std::int64_t events) {
  return events == 0 ? test::read_file(test::source_path("/assets/story.json"))
                     : test::generated_story(static_cast<int>(events), 1);
}

App& app_of(std::int64_t events) {
  static std::map<std::int64_t, std::unique_ptr<App>> apps;
  std::unique_ptr<App>& app = apps[events];
  if (!app) {
    app = std::make_unique<App>();
    const std::string fonts = test::source_path("/build/fonts/");
    app->set_fonts(test::read_file(fonts + "inter-400.ttf"), test::read_file(fonts + "inter-600.ttf"));
    app->load(text_of(events));
    app->resize(960, 620, 1);
  }
  return *app;
}

Date some_date(const Story& story, unsigned step) {
  const auto days = static_cast<unsigned>(story.to.day - story.from.day + 1);
  return Date{story.from.day + static_cast<int>(step * 7919U % days)};
}

void bench_seek_and_frame(benchmark::State& state) {
  App& app = app_of(state.range(0));
  unsigned step = 0;
  double clock = 1;
  for (auto _ : state) {
    app.perform("seek", iso(some_date(*app.story(), step++)));
    app.frame(clock += 1);
    accept(app);
  }
  state.counters["marks"] = static_cast<double>(app.scene().marks.size());
  state.counters["points"] = static_cast<double>(app.scene().points.size());
  state.counters["vertices"] = app.draw_data()->TotalVtxCount;
}

// The pointer moves over the picture: hit tests, and frames with what it highlights.
void bench_hover_and_frame(benchmark::State& state) {
  App& app = app_of(state.range(0));
  unsigned step = 0;
  double clock = 1;
  for (auto _ : state) {
    ++step;
    app.pointer_move(PointerKind::mouse, static_cast<float>(step * 37U % 960U), static_cast<float>(step * 53U % 620U));
    benchmark::DoNotOptimize(app.output());
    app.frame(clock += 1);
    accept(app);
  }
}

void bench_state(benchmark::State& state) {
  App& app = app_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(app.query("state"));
}

void bench_outline(benchmark::State& state) {
  App& app = app_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(app.query("day"));
}

void bench_steps(benchmark::State& state) {
  App& app = app_of(state.range(0));
  for (auto _ : state) {
    app.perform("next", "");
    app.perform("next", "");
    app.perform("previous", "");
    if (app.view().playhead >= app.story()->to) app.perform("seek", iso(app.story()->from));
  }
}

}  // namespace

BENCHMARK(bench_seek_and_frame)->Arg(0)->RangeMultiplier(10)->Range(100, 100000)->Unit(benchmark::kMillisecond);
BENCHMARK(bench_hover_and_frame)->Arg(0)->RangeMultiplier(10)->Range(100, 100000)->Unit(benchmark::kMillisecond);
BENCHMARK(bench_state)->Arg(0)->RangeMultiplier(10)->Range(100, 100000)->Unit(benchmark::kMicrosecond);
BENCHMARK(bench_steps)->Arg(0)->RangeMultiplier(10)->Range(100, 100000)->Unit(benchmark::kMicrosecond);
BENCHMARK(bench_outline)->Arg(0)->RangeMultiplier(10)->Range(100, 100000)->Unit(benchmark::kMillisecond);
