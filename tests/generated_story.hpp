// A valid story of any number of events, for tests and benchmarks: the same seed gives the same bytes everywhere.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace explainer::test {

// Numbers that look random, without <random>, whose distributions differ between libraries.
class Dice {
 public:
  explicit Dice(unsigned seed) : state_(seed * 2654435761U + 1) {}

  int below(int limit) {  // 0..limit-1
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(limit));
  }
  template <size_t size>
  const char* one_of(const std::array<const char*, size>& words) {
    return words[static_cast<size_t>(below(static_cast<int>(size)))];
  }

 private:
  std::uint64_t state_;
};

// Writes the events one by one, earliest first.
class StoryGenerator {
 public:
  StoryGenerator(int events, unsigned seed) : count_(events), dice_(seed) {}

  std::string text() {
    out_ = R"({"version": 1, "title": "A generated story", "language": "en", "asOf": "2030",
"range": {"from": "1970", "to": "2029"},
"entities": [)";
    for (int i = 0; i < payers + labs; ++i) add_entity(i);
    out_ += "],\n\"programs\": [";
    for (int i = 0; i < programs; ++i) add_program(i);
    out_ += "],\n\"sources\": [";
    for (int i = 0; i < sources; ++i) add_source(i);
    out_ += "],\n\"events\": [";
    add_introduction();
    for (index_ = 1; index_ < count_; ++index_) add_event();
    out_ += "\n]}\n";
    return std::move(out_);
  }

 private:
  static constexpr int payers = 24, labs = 16, programs = 4, generations = 5, sources = 10;

  static std::string entity(int i) { return (i < payers ? "payer-" : "lab-") + std::to_string(i); }
  void separate(bool first) { out_ += first ? "\n  " : ",\n  "; }
  void add(const char* key, const std::string& value) { out_ += std::string(", \"") + key + "\": \"" + value + "\""; }

  void add_entity(int i) {
    separate(i == 0);
    const std::string number = std::to_string(i);
    out_ += R"({"id": ")" + entity(i) + R"(", "name": ")" + (i < payers ? "Payer " : "Lab ") + number;
    out_ += i < payers ? R"(", "kind": "investor", "side": "left"})" : R"(", "kind": "lab", "side": "right"})";
  }

  void add_program(int i) {
    separate(i == 0);
    const std::string number = std::to_string(i);
    out_ += R"({"id": "chip-)" + number + R"(", "name": "Chip )" + number + R"(", "maker": "payer-)" + number +
            R"(", "generations": [)";
    for (int g = 0; g < generations; ++g) {
      const std::string name = std::to_string(g);
      out_ += (g == 0 ? "" : ", ") + (R"({"id": "g)" + name + R"(", "name": "G)" + name + "\"}");
    }
    out_ += "]}";
  }

  void add_source(int i) {
    separate(i == 0);
    const std::string number = std::to_string(i);
    out_ += R"({"id": "source-)" + number + R"(", "publisher": "Paper )" + number +
            R"(", "title": "A report", "url": "https://paper.example/)" + number + "\"}";
  }

  // An event that names all there is, so that nothing is unused.
  void add_introduction() {
    separate(true);
    out_ += R"({"id": "event-0", "date": "1969", "kind": "terms", "status": "announced", "title": "All are there",
   "text": "They exist.", "parties": [)";
    for (int i = 0; i < payers + labs; ++i) out_ += (i == 0 ? "\"" : ", \"") + entity(i) + "\"";
    out_ += R"(], "sources": [)";
    for (int i = 0; i < sources; ++i) out_ += (i == 0 ? "\"source-" : ", \"source-") + std::to_string(i) + "\"";
    out_ += "]}";
  }

  static std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

  std::string date() {
    const int months = 60 * 12;
    const auto share = static_cast<int>(static_cast<std::int64_t>(index_) * (months - 3) / count_);
    const std::string year = std::to_string(1970 + share / 12);
    const std::string month = year + "-" + two_digits(share % 12 + 1);
    switch (dice_.below(10)) {
      case 0:
        return year;
      case 1:
      case 2:
        return month;
      case 3:
        return month + "-10/" + std::to_string(1970 + (share + 2) / 12) + "-" + two_digits((share + 2) % 12 + 1);
      default:
        return month + "-" + two_digits(dice_.below(28) + 1);
    }
  }

  void add_event() {
    constexpr std::array<const char*, 10> kinds = {"investment", "investment", "investment", "contract", "contract",
                                                   "contract",   "program",    "terms",      "talks",    "share_sale"};
    constexpr std::array<const char*, 4> statuses = {"reported", "announced", "agreed", "completed"};
    const std::string kind = dice_.one_of(kinds);
    separate(false);
    out_ += "{\"id\": \"event-" + std::to_string(index_) + "\"";
    add("date", date());
    add("kind", kind);
    add("status", kind == "talks" ? "in_talks" : dice_.one_of(statuses));
    add("title", "Event number " + std::to_string(index_));
    add("text", "What happened is told in one sentence of usual length, and then in a second one.");
    if (kind == "program") {
      add_milestone();
    } else if (kind == "terms" || kind == "share_sale") {
      out_ +=
          R"(, "parties": [")" + entity(dice_.below(payers)) + R"(", ")" + entity(payers + dice_.below(labs)) + "\"]";
    } else {
      add_money(kind);
    }
    out_ += R"(, "sources": ["source-)" + std::to_string(dice_.below(sources)) + "\"]";
    if (dice_.below(20) == 0) out_ += ", \"beat\": true";
    out_ += "}";
  }

  void add_milestone() {
    constexpr std::array<const char*, 3> stages = {"announced", "preview", "available"};
    add("program", "chip-" + std::to_string(dice_.below(programs)));
    if (dice_.below(8) == 0) return;
    add("generation", "g" + std::to_string(dice_.below(generations)));
    add("stage", dice_.one_of(stages));
  }

  void add_money(const std::string& kind) {
    constexpr std::array<const char*, 4> bounds = {"exact", "about", "at_least", "up_to"};
    const int payer = dice_.below(payers), lab = payers + dice_.below(labs);
    const bool contract = kind == "contract";
    add("from", entity(contract ? lab : payer));
    add("to", entity(contract ? payer : lab));
    const std::string usd = std::to_string(dice_.below(40'000) + 1) + "00000";
    if (kind == "talks") {
      out_ += R"(, "amount": {"usd": )" + usd + R"(, "bound": "could_exceed"})";
      return;
    }
    if (dice_.below(6) == 0) return;  // no price published
    const auto way = static_cast<size_t>(contract);
    int& umbrella = umbrellas_[way][static_cast<size_t>(payer * labs + lab - payers)];
    if (umbrella != 0 && dice_.below(12) == 0) {  // a floor that is below any step: no contradiction
      out_ += R"(, "amount": {"usd": 1000, "bound": "at_least"}, "counts": "states")";
      return;
    }
    out_ += R"(, "amount": {"usd": )" + usd + R"(, "bound": ")" + dice_.one_of(bounds) + "\"}";
    if (umbrella != 0 && dice_.below(3) == 0) {
      add("part_of", "event-" + std::to_string(umbrella));
      return;
    }
    umbrella = index_;
    Last& last = last_[way][static_cast<size_t>(contract ? payer : lab - payers)];
    const int from = contract ? lab : payer;
    if (last.event != 0 && last.from != from && dice_.below(10) == 0)
      out_ += R"(, "overlaps": ["event-)" + std::to_string(last.event) + "\"]";
    last = {index_, from};
  }

  struct Last {
    int event = 0;
    int from = 0;
  };

  int count_;
  Dice dice_;
  int index_ = 0;
  std::array<std::array<int, static_cast<size_t>(payers* labs)>, 2> umbrellas_{};  // newest event of each ledger
  std::array<std::array<Last, payers>, 2> last_{};                                 // newest money into each entity
  std::string out_;
};

inline std::string generated_story(int events, unsigned seed) { return StoryGenerator(events, seed).text(); }

}  // namespace explainer::test
