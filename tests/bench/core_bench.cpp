// What a story costs by its size: loading, adding up, looking up a date, and laying out the picture.
#include <benchmark/benchmark.h>

#include <map>

#include "../files.hpp"
#include "../generated_story.hpp"
#include "core/load_story.hpp"
#include "scene/build_scene.hpp"

using namespace explainer;

namespace {

constexpr unsigned seed = 1;

// 0 events: the bundled story.
const std::string& text_of(std::int64_t events) {
  static std::map<std::int64_t, std::string> texts;
  std::string& text = texts[events];
  if (text.empty())
    text = events == 0 ? test::read_file(test::source_path("/assets/story.json"))
                       : test::generated_story(static_cast<int>(events), seed);
  return text;
}

struct World : IndexedStory {
  MapPlan plan;
};

const World& world_of(std::int64_t events) {
  static std::map<std::int64_t, World> worlds;
  const auto [at, fresh] = worlds.try_emplace(events);
  if (fresh) {
    IndexedStory indexed = *load_story(text_of(events)).indexed;
    MapPlan plan = build_map_plan(indexed);
    at->second = {std::move(indexed), std::move(plan)};
  }
  return at->second;
}

// Dates all over the range, in no chronological order.
Date some_date(const Story& story, unsigned step) {
  const auto days = static_cast<unsigned>(story.to.day - story.from.day + 1);
  return Date{story.from.day + static_cast<int>(step * 7919U % days)};
}

void bench_load(benchmark::State& state) {
  const std::string& text = text_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(load_story(text));
  state.SetComplexityN(state.range(0));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

// Hostile files: they must be refused quickly.
void bench_refuse(benchmark::State& state) {
  std::string text;
  if (state.range(0) == 0) text.assign(1'000'000, '[');
  if (state.range(0) == 1) text = "{\"title\": \"" + std::string(20U << 20U, 'a') + "\"}";
  if (state.range(0) == 2) {
    text = "{";
    for (int i = 0; i < 100'000; ++i) text += "\"version\": 1,\n";
    text += "\"title\": \"x\"}";
  }
  constexpr const char* names[] = {"open brackets", "a string of 20 MiB", "the same key 100,000 times"};
  state.SetLabel(names[state.range(0)]);
  for (auto _ : state) benchmark::DoNotOptimize(load_story(text));
}

void bench_ledgers(benchmark::State& state) {
  const World& world = world_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(build_ledgers(world.story));
  state.SetComplexityN(state.range(0));
}

void bench_snapshot(benchmark::State& state) {
  const World& world = world_of(state.range(0));
  unsigned step = 0;
  for (auto _ : state) benchmark::DoNotOptimize(snapshot_at(world, some_date(world.story, step++)));
  state.SetComplexityN(state.range(0));
}

// The picture of a phone, by how its axis is spaced.
void bench_strip(benchmark::State& state) {
  const World& world = world_of(0);
  const TextMeasure measure = [](std::string_view text, float size, Weight) {
    return static_cast<float>(text.size()) * size / 2;
  };
  View view = initial_view(world.story);
  if (state.range(0) == 1) set_spacing(view, world.story, Spacing::ordinal);
  if (state.range(0) == 2) zoom_about(view, world.story, world.story.to.day, 8);
  constexpr const char* names[] = {"to scale", "even", "zoomed"};
  state.SetLabel(names[state.range(0)]);
  unsigned step = 0;
  for (auto _ : state) {
    seek(view, world.story, some_date(world.story, step++));
    const Snapshot now = snapshot_at(world, view.playhead);
    benchmark::DoNotOptimize(build_scene({world, world.plan, now, view, {360, 640}, measure}));
  }
}

void bench_scene(benchmark::State& state) {
  const World& world = world_of(state.range(0));
  const TextMeasure measure = [](std::string_view text, float size, Weight) {
    return static_cast<float>(text.size()) * size / 2;
  };
  View view = initial_view(world.story);
  unsigned step = 0;
  for (auto _ : state) {
    seek(view, world.story, some_date(world.story, step++));
    const Snapshot now = snapshot_at(world, view.playhead);
    benchmark::DoNotOptimize(build_scene({world, world.plan, now, view, {960, 620}, measure}));
  }
  state.SetComplexityN(state.range(0));
}

}  // namespace

BENCHMARK(bench_load)->RangeMultiplier(10)->Range(1000, 100000)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK(bench_refuse)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(bench_ledgers)->RangeMultiplier(10)->Range(1000, 100000)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK(bench_snapshot)->RangeMultiplier(10)->Range(1000, 100000)->Unit(benchmark::kMicrosecond)->Complexity();
BENCHMARK(bench_scene)->Arg(0)->RangeMultiplier(10)->Range(10, 100000)->Unit(benchmark::kMillisecond);
BENCHMARK(bench_strip)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
