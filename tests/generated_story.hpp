// A valid story of any number of events, for tests and benchmarks: the same seed gives the same bytes everywhere.
// A file has 16 MiB at most, so stories of more than 40,000 events are terse, and few more than 100,000 fit.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace explainer::test {

// Numbers that look random, without <random>, whose distributions differ between libraries.
class Dice {
 public:
  explicit Dice(unsigned seed) : state_(seed * std::uint64_t{2654435761} + 1) {}

  int below(int limit) {  // 0..limit-1
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(limit));
  }
  bool one_in(int chances) { return below(chances) == 0; }
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
  StoryGenerator(int events, unsigned seed, int version)
      : count_(events), terse_(events > 40'000), new_(version > 1), dice_(seed) {}

  std::string text() {
    out_ =
        "{\"version\":" + std::string(new_ ? "2" : "1") + R"(,"title":"A generated story","language":"en","asOf":"2030",
"range":{"from":"1970","to":"2029"},)";
    if (new_) {
      out_ += R"(
"units":[{"id":"gw","name":"gigawatts","one":"gigawatt","short":"GW","kind":"power"}],
"rates":[{"unit":"EUR","value":1.25,"date":"1999-01-04","source":"s0"}],)";
    }
    add_list("entities", payers + labs, [](int i) { return entity_text(i); });
    add_list("programs", programs, [](int i) { return program_text(i); });
    add_list("sources", sources, [](int i) { return source_text(i); });
    out_ += "\n\"events\":[\n" + introduction();
    for (index_ = 1; index_ < count_; ++index_) add_event();
    out_ += "\n]}\n";
    return std::move(out_);
  }

 private:
  static constexpr int payers = 24, labs = 16, programs = 4, generations = 5, sources = 10;

  static std::string payer(int i) { return "p" + std::to_string(i); }
  static std::string lab(int i) { return "l" + std::to_string(i); }
  static std::string entity(int i) { return i < payers ? payer(i) : lab(i - payers); }
  static std::string event(int i) {  // short: to base 36
    std::string out;
    for (; i > 0 || out.empty(); i /= 36) out.insert(out.begin(), "0123456789abcdefghijklmnopqrstuvwxyz"[i % 36]);
    return "e" + out;
  }
  static std::string quote(const std::string& text) { return "\"" + text + "\""; }
  static std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

  template <typename Item>
  static std::string list(int count, Item item) {
    std::string out = "[";
    for (int i = 0; i < count; ++i) out += (i == 0 ? "" : ",") + item(i);
    return out + "]";
  }
  template <typename Item>
  void add_list(const char* key, int count, Item item) {
    out_ += "\n" + quote(key) + ":" + list(count, item) + ",";
  }
  void add(const char* key, const std::string& value) { add_raw(key, quote(value)); }
  void add_raw(const char* key, const std::string& value) { out_ += "," + quote(key) + ":" + value; }

  static std::string entity_text(int i) {
    const std::string id_and_name = R"({"id":")" + entity(i) + R"(","name":"Company )" + std::to_string(i);
    return id_and_name + (i < payers ? R"(","kind":"investor","side":"left"})" : R"(","kind":"lab","side":"right"})");
  }

  static std::string program_text(int i) {
    const std::string number = std::to_string(i);
    return R"({"id":"c)" + number + R"(","name":"Chip )" + number + R"(","maker":)" + quote(payer(i)) +
           R"(,"generations":)" +
           list(
               generations,
               [](int g) { return R"({"id":"g)" + std::to_string(g) + R"(","name":"G)" + std::to_string(g) + "\"}"; }) +
           "}";
  }

  static std::string source_text(int i) {
    const std::string number = std::to_string(i);
    return R"({"id":"s)" + number + R"(","publisher":"Paper )" + number +
           R"(","title":"A report","url":"https://paper.example/)" + number + "\"}";
  }

  // An event that names all there is, so that nothing is unused.
  static std::string introduction() {
    return R"({"id":"e0","date":"1969","kind":"terms","status":"announced","title":"All are there","text":"They exist.",)"
           R"("parties":)" +
           list(payers + labs, [](int i) { return quote(entity(i)); }) + R"(,"sources":)" +
           list(sources, [](int i) { return quote("s" + std::to_string(i)); }) + "}";
  }

  // Whether an event is half a year old at least, so that what ends it does not come before it.
  bool is_past(int event) const { return index_ - event > count_ / 120 + 1; }

  // Days, months, years and spans, later and later through the range.
  std::string date() {
    constexpr int months = 60 * 12;
    const auto month = static_cast<int>(static_cast<std::int64_t>(index_) * (months - 3) / count_);
    const auto text = [](int m) { return std::to_string(1970 + m / 12) + "-" + two_digits(m % 12 + 1); };
    switch (dice_.below(10)) {
      case 0:
        return std::to_string(1970 + month / 12);
      case 1:
      case 2:
        return text(month);
      case 3:
        return new_ ? "[" + text(month) + "-10.." + text(month + 2) + "]" : text(month) + "-10/" + text(month + 2);
      case 4:
        if (new_) return std::to_string(1970 + month / 12) + (month % 12 < 6 ? "-H1" : "-Q4");
        [[fallthrough]];
      case 5:
        if (new_) return text(month) + (dice_.one_in(2) ? "~" : "?");
        [[fallthrough]];
      default:
        return text(month) + "-" + two_digits(dice_.below(28) + 1);
    }
  }

  void add_event() {
    constexpr std::array<const char*, 10> kinds = {"investment", "investment", "investment", "contract", "contract",
                                                   "contract",   "program",    "terms",      "talks",    "share_sale"};
    constexpr std::array<const char*, 4> statuses = {"reported", "announced", "agreed", "completed"};
    const Deal over = new_ && dice_.one_in(12) && is_past(last_deal_.event) ? last_deal_ : Deal();
    const std::string kind = over.event == 0 ? dice_.one_of(kinds) : dice_.one_in(2) ? "end" : "repayment";
    out_ += (terse_ ? ",{\"id\":" : ",\n{\"id\":") + quote(event(index_));
    add("date", date());
    add("kind", kind);
    add("status", kind == "talks" ? "in_talks" : dice_.one_of(statuses));
    add("title", terse_ ? "E" : "Event number " + std::to_string(index_) + " of the story");
    add("text", terse_ ? "T" : "What happened is told in one sentence of usual length, and then in a second.");
    if (kind == "end") {
      add_end(over);
    } else if (kind == "repayment") {
      add_repayment(over);
    } else if (kind == "program") {
      add_milestone();
    } else if (kind == "terms" || kind == "share_sale") {
      add_raw("parties", "[" + quote(payer(dice_.below(payers))) + "," + quote(lab(dice_.below(labs))) + "]");
    } else {
      add_money(kind);
    }
    add_raw("sources", "[\"s" + std::to_string(dice_.below(sources)) + "\"]");
    if (dice_.one_in(20)) add_raw("beat", "true");
    out_ += "}";
  }

  void add_milestone() {
    constexpr std::array<const char*, 3> stages = {"announced", "preview", "available"};
    add("program", "c" + std::to_string(dice_.below(programs)));
    if (dice_.one_in(8)) return;
    add("generation", "g" + std::to_string(dice_.below(generations)));
    add("stage", dice_.one_of(stages));
  }

  void add_money(const std::string& kind) {
    constexpr std::array<const char*, 4> bounds = {"exact", "about", "at_least", "up_to"};
    const bool is_contract = kind == "contract";
    const int left = dice_.below(payers), right = dice_.below(labs);
    const bool loop = new_ && dice_.one_in(10);  // within the left column
    const int from = is_contract ? payers + right : left;
    const int to = loop && left > 0 && !is_contract ? left - 1 : is_contract ? left : payers + right;
    add("from", entity(from));
    add("to", entity(to));
    const std::string usd = std::to_string(dice_.below(terse_ ? 900 : 40'000) + 1) + (terse_ ? "e7" : "00000");
    if (kind == "talks") return add_amount(usd, "could_exceed");
    if (dice_.one_in(6)) return;  // no price published

    unit_ = new_ && (from + to) % 5 == 0 ? "EUR" : "";
    if (new_ && dice_.one_in(8)) add_raw("also", R"([{"value":10,"unit":"gw"}])");
    if (new_ && dice_.one_in(8)) add("program", "c" + std::to_string(dice_.below(programs)));
    int& newest = newest_of_ledger_[static_cast<size_t>(from)][static_cast<size_t>(to)];
    // What is over may leave less than any floor, so no statement stands beside an end.
    if (new_ && kind == "investment" && newest != 0 && is_past(newest) && dice_.one_in(12)) {
      add_amount(usd, dice_.one_of(bounds));
      add_raw("replaces", "[" + quote(event(newest)) + "]");
      newest = index_;
      return;
    }
    if (!new_ && newest != 0 && dice_.one_in(12)) {  // a floor below any step, which no step contradicts
      add_amount("1000", "at_least");
      return add("counts", "states");
    }
    add_amount(usd, dice_.one_of(bounds));
    if (newest != 0 && dice_.one_in(3)) return add("part_of", event(newest));
    newest = index_;
    if (!is_contract) last_deal_ = {index_, from, to, usd};
    Payment& last = last_to_[static_cast<size_t>(to)];
    if (last.event != 0 && last.from != from && dice_.one_in(10))
      add_raw("overlaps", "[" + quote(event(last.event)) + "]");
    last = {index_, from};
  }

  void add_amount(const std::string& usd, const char* bound) {
    const bool say = !terse_ || std::string_view(bound) != "exact";
    const std::string figure =
        unit_.empty() ? R"({"usd":)" + usd : R"({"value":)" + usd + R"(,"unit":")" + unit_ + "\"";
    add_raw("amount", figure + (say ? R"(,"bound":")" + std::string(bound) + "\"}" : "}"));
  }

  struct Deal {
    int event = 0;  // 0: none
    int from = 0, to = 0;
    std::string usd;
  };

  void add_end(const Deal& over) {
    constexpr std::array<const char*, 4> endings = {"withdrawn", "lapsed", "cancelled", "expired"};
    add_raw("ends", "[" + quote(event(over.event)) + "]");
    add("how", dice_.one_of(endings));
    newest_of_ledger_[static_cast<size_t>(over.from)][static_cast<size_t>(over.to)] = 0;
    last_deal_ = {};
  }

  void add_repayment(const Deal& given) {
    add("from", entity(given.to));
    add("to", entity(given.from));
    unit_ = (given.from + given.to) % 5 == 0 ? "EUR" : "";
    add_amount(given.usd, "exact");
  }

  struct Payment {
    int event = 0;
    int from = 0;
  };

  int count_;
  bool terse_;
  bool new_;          // version 2
  std::string unit_;  // of the amount that is written
  Deal last_deal_;
  Dice dice_;
  int index_ = 0;
  std::array<std::array<int, payers + labs>, payers + labs> newest_of_ledger_{};  // event that adds; by from, to
  std::array<Payment, payers + labs> last_to_{};
  std::string out_;
};

inline std::string generated_story(int events, unsigned seed, int version = 1) {
  return StoryGenerator(events, seed, version).text();
}

}  // namespace explainer::test
