// What cells of a column may mean, under assumptions that hold for the whole column: one cell that can be read in one
// way only bears witness for the others. Private to the tables; knows no dates and no amounts.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace explainer {

// One value for each thing that may be assumed, from 0 on.
template <size_t Count>
using Assumed = std::array<int, Count>;

template <typename Value, size_t Count>
struct Candidates {
  struct Variant {
    Assumed<Count> assumed;
    Value value;
    std::string note;
  };
  std::vector<Variant> variants;
  std::string note;   // where there are none
  unsigned used = 0;  // a bit for each assumption that was made

  bool uses(size_t what) const { return (used >> what & 1U) != 0; }

  bool has_one_value() const {
    return std::all_of(variants.begin(), variants.end(),
                       [&](const Variant& variant) { return variant.value == variants.front().value; });
  }

  // The one value of an assumption under which the cell can be read; -1 where there are several, or none.
  int only(size_t what) const {
    int found = -1;
    if (!uses(what)) return -1;
    for (const Variant& variant : variants) {
      const int value = variant.assumed[what];
      if (found != -1 && found != value) return -1;
      found = value;
    }
    return found;
  }

  // Does it make a difference for this cell what is assumed?
  bool differs_by(size_t what) const {
    return std::any_of(variants.begin(), variants.end(),
                       [&](const Variant& variant) { return variant.assumed[what] != variants.front().assumed[what]; });
  }

  // Drops what does not fit, unless nothing fits.
  template <typename Keep>
  void keep_if(const Keep& keep) {
    if (std::any_of(variants.begin(), variants.end(), keep))
      variants.erase(std::remove_if(variants.begin(), variants.end(), [&](const Variant& v) { return !keep(v); }),
                     variants.end());
  }
};

// All that a cell may mean: read(assumed) gives an optional value with the note and the assumptions that it made.
template <typename Value, size_t Count, typename Read>
Candidates<Value, Count> candidates_of(const std::array<int, Count>& values, const Read& read) {
  Candidates<Value, Count> out;
  const auto take = [&](const Assumed<Count>& assumed) {
    auto result = read(assumed);
    out.used |= result.used;
    if (result.value)
      out.variants.push_back({assumed, *std::move(result.value), std::move(result.note)});
    else if (out.note.empty())
      out.note = std::move(result.note);
  };
  std::vector<Assumed<Count>> all(1);
  take(all[0]);
  // An assumption may bring another one to light, so this goes on until there is none that is new.
  for (unsigned done = 0; (out.used & ~done) != 0;) {
    size_t what = 0;
    while (((out.used & ~done) >> what & 1U) == 0) ++what;
    done |= 1U << what;
    const size_t known = all.size();
    for (size_t i = 0; i < known; ++i) {
      for (int value = 1; value < values[what]; ++value) {
        Assumed<Count> assumed = all[i];
        assumed[what] = value;
        all.push_back(assumed);
        take(assumed);
      }
    }
  }
  return out;
}

// The value that all cells agree on which can be read in one way only; -1 where they disagree, or where there is none.
struct Evidence {
  int value = -1;
  bool conflict = false;
};

template <typename Cells>
Evidence evidence_of(const Cells& cells, size_t what) {
  Evidence out;
  for (const auto& cell : cells) {
    const int value = cell.only(what);
    if (value == -1) continue;
    if (out.value != -1 && out.value != value) out.conflict = true;
    out.value = value;
  }
  return out;
}

template <typename Cells>
void assume_for_all(Cells& cells, size_t what, int value) {
  for (auto& cell : cells) cell.keep_if([&](const auto& variant) { return variant.assumed[what] == value; });
}

}  // namespace explainer
