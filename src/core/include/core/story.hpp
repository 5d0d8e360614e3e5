// The story as data: what story.json holds once it has been checked. Const after loading; indices are into its own
// vectors.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/amount.hpp"
#include "core/date.hpp"
#include "core/labels.hpp"

namespace explainer {

inline constexpr int none = -1;  // "no such index"

enum class Side : unsigned char { left, right };
enum class EventKind : unsigned char { investment, contract, program, terms, share_sale, talks, repayment, end };
enum class Status : unsigned char { in_talks, reported, announced, agreed, completed };
enum class Stage : unsigned char { announced, preview, available };
enum class Counts : unsigned char { adds, states, never };
// How a deal was over: only what is expired was carried out, and goes on counting.
enum class Ending : unsigned char { withdrawn, lapsed, cancelled, expired };
// Of the time axis. ordinal: each date on which something begins gets the same room.
enum class Spacing : unsigned char { time, ordinal };
enum class UnitKind : unsigned char { money, power, count, other };

// The words of the file format for the values of an enum, in their order. Reading, writing and the test of the schema
// go by these tables.
template <typename Enum>
inline constexpr std::array<std::string_view, 0> words_of = {};
template <>
inline constexpr auto words_of<Side> = std::to_array<std::string_view>({"left", "right"});
template <>
inline constexpr auto words_of<EventKind> = std::to_array<std::string_view>({"investment", "contract", "program",
                                                                             "terms", "share_sale", "talks",
                                                                             "repayment", "end"});
template <>
inline constexpr auto words_of<Status> = std::to_array<std::string_view>({"in_talks", "reported", "announced", "agreed",
                                                                          "completed"});
template <>
inline constexpr auto words_of<Stage> = std::to_array<std::string_view>({"announced", "preview", "available"});
template <>
inline constexpr auto words_of<Counts> = std::to_array<std::string_view>({"adds", "states", "never"});
template <>
inline constexpr auto words_of<Ending> = std::to_array<std::string_view>({"withdrawn", "lapsed", "cancelled",
                                                                          "expired"});
template <>
inline constexpr auto words_of<Spacing> = std::to_array<std::string_view>({"time", "even"});
template <>
inline constexpr auto words_of<UnitKind> = std::to_array<std::string_view>({"money", "power", "count", "other"});
template <>
inline constexpr auto words_of<Bound> = std::to_array<std::string_view>({"exact", "about", "at_least", "up_to",
                                                                         "could_exceed"});

// The word a value is written with: "in_talks".
template <typename Enum>
constexpr std::string_view id_of(Enum value) {
  return words_of<Enum>[static_cast<size_t>(value)];
}

// The value with that word; nullopt when there is none.
template <typename Enum>
constexpr std::optional<Enum> value_of(std::string_view id) {
  for (size_t i = 0; i < words_of<Enum>.size(); ++i) {
    if (words_of<Enum>[i] == id) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

inline constexpr int event_kind_count = static_cast<int>(words_of<EventKind>.size());
inline constexpr int status_count = static_cast<int>(words_of<Status>.size());

struct Entity {
  std::string id, name, short_name, kind, about;
  Side side = Side::left;
};

struct Generation {
  std::string id, name, about;
};

struct Program {
  std::string id, name, about;
  int maker = none;  // entity
  std::vector<Generation> generations;
};

struct Source {
  std::string id, publisher, title, url;  // url may be empty: a source that is not on the web
  std::string date;                       // as written; may be empty
  bool primary = false;
  std::string archived;   // address of a copy; may be empty
  std::string retrieved;  // date; may be empty
};

// What amounts are counted in: a currency, or anything else that can be counted or measured.
struct Unit {
  std::string id;                     // an ISO 4217 code, or one of the story's own
  std::string name, one, short_name;  // "doses", "dose"; empty for a currency
  UnitKind kind = UnitKind::money;
};

// What one of a unit was worth in the main unit, on a day.
struct Rate {
  int unit = none;
  double value = 0;
  DateSpan date;
  int source = none;
};

// What a source says of an event, where it is more than that it reports it.
struct Citation {
  int source = none;
  std::string quote;           // may be empty
  std::optional<Amount> says;  // where this source has another figure
};

struct Correction {
  Date date;
  int event = none;  // when it is about one
  std::string text;
  std::string was;  // what it said before; may be empty
};

// Whether events of a kind may count as money: investments and contracts do, each unless it says otherwise, and so do
// repayments, on the other side.
constexpr bool has_ledger(EventKind kind) {
  return kind == EventKind::investment || kind == EventKind::contract || kind == EventKind::repayment;
}

struct Event {
  std::string id, title, text;
  DateSpan date;
  EventKind kind = EventKind::terms;
  Status status = Status::announced;
  Counts counts = Counts::never;             // the default by kind and amount: load_events.cpp, read_counts
  int from = none, to = none;                // entities; the way the money goes
  int program = none, generation = none;     // generation: index within the programme
  Stage stage = Stage::announced;            // with a generation
  std::vector<int> parties;                  // entities
  std::optional<Amount> amount;              // absent: not published
  int part_of = none;                        // umbrella event
  std::vector<int> overlaps;                 // events in other ledgers that may hold some of the same money
  std::vector<int> ends;                     // with kind end: events that are over
  Ending ending = Ending::cancelled;         // with kind end: how
  std::vector<int> replaces;                 // events whose place it takes
  EventKind repays = EventKind::investment;  // with kind repayment: what it pays back, from and to the other way round
  std::vector<Amount> also;                  // the same deal in other units
  std::optional<DateSpan> known;             // the day it became known, when that is later
  std::vector<int> sources;
  std::vector<Citation> citations;  // of those of `sources` that say more
  std::vector<int> article;         // paragraph numbers
  bool beat = false;                // play dwells here
};

struct Newer {
  std::string url;
  Date date;
};

struct Story {
  std::string title, subtitle, language, credits;
  DateSpan as_of;
  Date from, to;  // range of the time axis, both included
  std::optional<Newer> newer;
  Spacing spacing = Spacing::time;
  std::optional<Date> start;  // where it opens; else the end of the range
  Labels labels;
  std::vector<Entity> entities;
  std::vector<Program> programs;
  std::vector<Source> sources;
  std::vector<Unit> units = {{"USD", "", "", "", UnitKind::money}};  // the main one first
  std::vector<Rate> rates;
  std::vector<Correction> corrections;
  std::vector<Event> events;  // sorted by first day, then last day, then by id (version 1) or place in the file

  int event_index(std::string_view id) const;   // none when there is no such event
  int entity_index(std::string_view id) const;  // none when there is no such entity

  std::vector<std::pair<std::string, int>> events_by_id;  // sorted; filled by load_story
};

// Decides which kind of event is the headline where several happen on one day: the highest weight.
int news_weight(EventKind kind);

}  // namespace explainer
