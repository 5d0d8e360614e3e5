// Text by the page's browser. It draws each run (a line in one size and weight) once into a texture: black or white,
// for browsers make dark letters thinner than light ones, and the picture colours it; or, where there are emoji in it,
// as it is to look. From there the picture takes it as one quad. Knows where each run lies, and which ones a frame
// lacked.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "ui/text_setter.hpp"

namespace explainer {

// The part of the texture that holds a run, and where it stands to the beginning of the run's baseline; in pixels.
struct RunPlace {
  int x = 0, y = 0, width = 0, height = 0;
  int left = 0, top = 0;  // negative: left of the beginning, above the baseline
};

// A run that is not in the texture. 32-bit words, for the page reads the upper half and writes `place`.
struct MissingRun {
  const char* text = nullptr;  // UTF-8
  std::uint32_t length = 0;    // bytes
  float size = 0;              // device pixels per em
  std::uint32_t semibold = 0;
  std::uint32_t color = 0;  // 0xAABBGGRR to draw it in
  RunPlace place;
};

class TextRuns final : public TextSetter {
 public:
  using Measure = float (*)(const char* text, std::size_t length, float size, int semibold);

  explicit TextRuns(Measure measure) : measure_(measure) {}

  float width(std::string_view text, float size, Weight weight) override;
  void begin_frame() override;
  void draw(ImDrawList& list, const TextLine& line) override;
  void forget() override;  // the texture is empty again

  // Runs that the frame needs and the texture lacks. Whoever has drawn them all writes their places, and calls
  // set_places before the next frame: then they are in that frame's picture.
  std::vector<MissingRun>& missing() { return missing_; }
  void set_places(ImDrawList& list);

 private:
  struct Entry {
    std::uint64_t hash = 0;  // of text, size, weight and, where it counts, colour; 0: free
    RunPlace place;
    int missing = -1;  // index in `missing_`
  };
  struct Quad {
    int vertex = 0;  // the first of its four
    int missing = 0;
    float x = 0, baseline = 0;
    bool colored = false;
  };

  Entry& entry_of(std::uint64_t hash);

  Measure measure_;
  std::vector<Entry> entries_;  // a hash table
  std::size_t used_ = 0;
  std::vector<MissingRun> missing_;
  std::vector<Quad> waiting_;  // quads of this frame whose run is missing
};

}  // namespace explainer
