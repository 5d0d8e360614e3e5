#include "ui/text_runs.hpp"

#include "imgui_internals.hpp"
#include "text_hash.hpp"

namespace explainer {
namespace {

// Coordinates of the run texture are in its pixels, and begin here: those of shapes are 0 to 1. Below zero in y:
// coloured.
constexpr float runs_from = 2;

constexpr std::size_t first_slots = 1024;

// Whether a typeface may have glyphs with colours of their own for it: characters beyond the basic plane, and those
// blocks of symbols where emoji stand. To take another for one costs no more than drawing it once for each colour.
bool may_have_emoji(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xF0) return true;
    if (byte != 0xE2 || i + 1 == text.size()) continue;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if ((next >= 0x8C && next <= 0x8F) || (next >= 0x98 && next <= 0x9E))
      return true;  // U+2300 to 23FF, U+2600 to 27BF
  }
  return false;
}

bool is_light(unsigned color) {
  return (color & 0xFFU) * 2 + (color >> 8U & 0xFFU) * 5 + (color >> 16U & 0xFFU) > 8U * 128;
}

void put(ImDrawVert* vertices, const RunPlace& place, float x, float baseline, bool colored) {
  const ImVec2 low = {x + static_cast<float>(place.left), baseline + static_cast<float>(place.top)};
  const ImVec2 from = {static_cast<float>(place.x) + runs_from, static_cast<float>(place.y) + runs_from};
  for (int corner = 0; corner < 4; ++corner) {
    const float right = corner == 1 || corner == 2 ? static_cast<float>(place.width) : 0;
    const float down = corner >= 2 ? static_cast<float>(place.height) : 0;
    vertices[corner].pos = {low.x + right, low.y + down};
    vertices[corner].uv = {from.x + right, colored ? -(from.y + down) : from.y + down};
  }
}

}  // namespace

float TextRuns::width(std::string_view text, float size, Weight weight) {
  return measure_(text.data(), text.size(), size, weight == Weight::semibold ? 1 : 0);
}

void TextRuns::begin_frame() {
  if (!missing_.empty()) forget();  // nobody has drawn those of the last frame
}

void TextRuns::forget() {
  entries_.clear();
  used_ = 0;
  missing_.clear();
  waiting_.clear();
}

TextRuns::Entry& TextRuns::entry_of(std::uint64_t hash) {
  if (2 * used_ >= entries_.size()) {
    std::vector<Entry> old(entries_.empty() ? first_slots : 2 * entries_.size());
    old.swap(entries_);
    for (const Entry& entry : old)
      if (entry.hash != 0) entry_of(entry.hash) = entry;
  }
  std::size_t at = static_cast<std::size_t>(hash >> 32) % entries_.size();
  while (entries_[at].hash != 0 && entries_[at].hash != hash) at = (at + 1) % entries_.size();
  return entries_[at];
}

void TextRuns::draw(ImDrawList& list, const TextLine& line) {
  const bool colored = may_have_emoji(line.text);
  const unsigned ink = colored ? line.color : is_light(line.color) ? IM_COL32_WHITE : IM_COL32_BLACK;
  const std::uint64_t look = in_4096ths(line.size) << 32 ^ static_cast<std::uint64_t>(line.weight) << 63;
  const std::uint64_t hash = text_hash(line.text, look ^ ink);
  Entry& entry = entry_of(hash);
  if (entry.hash == 0) {
    entry.hash = hash;
    entry.missing = static_cast<int>(missing_.size());
    ++used_;
    missing_.push_back({line.text.data(),
                        static_cast<std::uint32_t>(line.text.size()),
                        line.size,
                        line.weight == Weight::semibold ? 1U : 0U,
                        ink,
                        {}});
  }
  const int vertex = list.VtxBuffer.Size;
  list.PrimReserve(6, 4);
  const unsigned base = next_vertex(list);
  for (int corner = 0; corner < 4; ++corner) list.PrimWriteVtx({}, {}, line.color);
  for (const unsigned offset : {0U, 1U, 2U, 0U, 2U, 3U}) list.PrimWriteIdx(static_cast<ImDrawIdx>(base + offset));
  if (entry.missing < 0)
    put(&list.VtxBuffer[vertex], entry.place, line.x, line.baseline, colored);
  else
    waiting_.push_back({vertex, entry.missing, line.x, line.baseline, colored});
}

void TextRuns::set_places(ImDrawList& list) {
  for (const Quad& quad : waiting_) {
    const RunPlace& place = missing_[static_cast<std::size_t>(quad.missing)].place;
    put(&list.VtxBuffer[quad.vertex], place, quad.x, quad.baseline, quad.colored);
  }
  for (Entry& entry : entries_) {
    if (entry.hash == 0 || entry.missing < 0) continue;
    entry.place = missing_[static_cast<std::size_t>(entry.missing)].place;
    entry.missing = -1;
  }
  missing_.clear();
  waiting_.clear();
}

}  // namespace explainer
