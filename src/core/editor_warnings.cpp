// Warnings for editors about contradictions between parts of a story that are valid by themselves. The
// page's program is linked without this file.
#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "core/ascii.hpp"
#include "core/at.hpp"
#include "core/sort.hpp"
#include "core/wording.hpp"
#include "date_mend.hpp"
#include "doubt.hpp"
#include "loader.hpp"

namespace explainer {
namespace {

// The codes of ISO 4217, and those of the currencies that the euro replaced.
bool is_currency(std::string_view code) {
  constexpr std::string_view codes =
      "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF "
      "CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF "
      "GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
      "LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP "
      "PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
      "TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XCD XCG XDR XOF XPD XPF XPT "
      "XSU XUA YER ZAR ZMW ZWG "
      "ATS BEF CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK XEU";
  for (size_t at = 0; at < codes.size(); at += 4) {
    if (codes.substr(at, 3) == code) return true;
  }
  return false;
}

class EditorWarnings {
 public:
  EditorWarnings(Loader& loader, const Path& path, const std::vector<int>& order)
      : loader_(loader), story_(loader.story), path_(path), order_(order) {
    for (const Unit& unit : story_.units) words_.push_back(words_of_unit(unit, story_.labels));
  }

  void check_tranches() {
    std::vector<double> sums(story_.events.size());
    for (const Event& event : story_.events) {
      if (event.part_of == none || event.counts != Counts::adds) continue;
      at(sums, event.part_of) += interval_of(*event.amount)->low;
    }
    for (int i = 0; i < count(); ++i) {
      const Event& umbrella = event_at(i);
      const double sum = at(sums, i);
      if (sum == 0 || !umbrella.amount || umbrella.counts != Counts::adds) continue;
      const Amount& limit = *umbrella.amount;
      constexpr double rounding = 1.1;  // rounds of money are announced in round figures and end a little above
      if ((limit.bound != Bound::exact && limit.bound != Bound::up_to) || sum <= limit.value * rounding) continue;
      warn(i, "amount",
           "the instalments of " + quoted(umbrella.id) + " add up to " + quantity(story_, sum, limit.unit) +
               ", more than its " + (limit.bound == Bound::up_to ? "up to " : "") +
               quantity(story_, limit.value, limit.unit) + "; mend one of them");
    }
  }

  // A statement covers what has begun, so a step that may as well lie after it is lost. What is stated as "at least"
  // leaves room for it.
  void check_statements(const Ledger& ledger) {
    std::vector<std::pair<Date, int>> statements;
    for (const int index : ledger.events) {
      const Event& event = event_at(index);
      if (event.counts == Counts::states && event.amount->bound != Bound::at_least) {
        statements.emplace_back(event.date.last, index);
      }
    }
    sort_stable(statements);
    for (const int index : ledger.events) {
      const Event& event = event_at(index);
      if (event.counts != Counts::adds || event.date.first == event.date.last) continue;
      const auto next = std::lower_bound(statements.begin(), statements.end(), std::pair(event.date.first, none));
      if (next == statements.end() || next->first >= event.date.last) continue;
      const Event& statement = event_at(next->second);
      warn(index, "date",
           quoted(event.id) + " may lie after the statement " + quoted(statement.id) + " of " + iso(statement.date) +
               ", which covers it now; write its date more precisely");
    }
  }

  void check_stages() {
    using Reached = std::array<int, 3>;  // of each stage, the event
    std::vector<std::vector<Reached>> programs;
    for (const Program& program : story_.programs) {
      programs.emplace_back(program.generations.size(), Reached{none, none, none});
    }
    for (int i = 0; i < count(); ++i) {
      const Event& event = event_at(i);
      if (event.kind != EventKind::program || event.program == none || event.generation == none) continue;
      Reached& reached = at(at(programs, event.program), event.generation);
      check_stage(i, reached);
      at(reached, event.stage) = i;
    }
  }

  // Each amount against the figures of title and text in its own unit.
  void check_figures() {
    for (int i = 0; i < count(); ++i) {
      for (const auto& [key, amount] : amounts_of(event_at(i))) {
        if (!figures_differ(event_at(i), amount.value, at(words_, amount.unit))) continue;
        warn(i, key,
             "the amount is " + quantity(story_, amount.value, amount.unit) +
                 ", but no figure in title or text fits it; mend one of them");
      }
    }
  }

  // Only English words of doubt are known.
  void check_doubts() {
    if (story_.language.substr(0, 2) != "en") return;
    for (int i = 0; i < count(); ++i) {
      for (const auto& [key, amount] : amounts_of(event_at(i))) check_doubt(i, key, amount);
    }
  }

  void check_doubt(int index, std::string_view key, const Amount& amount) {
    const Event& event = event_at(index);
    std::vector<Doubt> doubts;
    for (const std::string_view text : {std::string_view(event.title), std::string_view(event.text)}) {
      for (const Figure& figure : figures_in(text, at(words_, amount.unit))) {
        if (!fits(figure, amount.value)) continue;
        for (const Doubt& doubt : doubts_around(text, figure)) doubts.push_back(doubt);
      }
    }
    const auto carried = [&](const Doubt& doubt) { return fits(doubt, amount.bound); };
    if (doubts.empty() || std::any_of(doubts.begin(), doubts.end(), carried)) return;
    warn(index, key,
         "the words say " + quoted(doubts.front().word) + " of " + quantity(story_, amount.value, amount.unit) +
             ", but its bound is " + quoted(id_of(amount.bound)) +
             "; write \"bound\": " + quoted(id_of(doubts.front().bound)) + ", or mend the words");
  }

  // What is paid back was given before, the other way round.
  void check_repayments() {
    const auto key = [](const Event& e, EventKind kind, int from, int to) {
      return std::tuple(kind, from, to, e.amount->unit);
    };
    std::vector<std::tuple<EventKind, int, int, int>> given;
    for (const Event& event : story_.events) {
      if (event.counts != Counts::never && event.kind != EventKind::repayment)
        given.push_back(key(event, event.kind, event.from, event.to));
    }
    sort_stable(given);
    for (int i = 0; i < count(); ++i) {
      const Event& event = event_at(i);
      if (event.kind != EventKind::repayment || event.counts == Counts::never) continue;
      if (std::binary_search(given.begin(), given.end(), key(event, event.repays, event.to, event.from))) continue;
      warn(i, "amount",
           "no " + std::string(id_of(event.repays)) + " in " + quoted(at(story_.units, event.amount->unit).id) +
               " went from " + quoted(at(story_.entities, event.to).id) + " to " +
               quoted(at(story_.entities, event.from).id) +
               ", so nothing of it can be paid back; mend \"repays\", the parties or the unit, or add what was given");
    }
  }

  void check_ends() {
    for (int i = 0; i < count(); ++i) {
      if (event_at(i).kind != EventKind::end || event_at(i).status != Status::in_talks) continue;
      warn(i, "status", "an end in talks ends nothing yet; write \"talks\", or another status");
    }
  }

  // Currencies by their codes need no entry, so a wrong letter makes another unit.
  void check_codes() {
    std::vector<bool> told(story_.units.size());
    for (int i = 0; i < count(); ++i) {
      for (const auto& [key, amount] : amounts_of(event_at(i))) {
        const std::string& id = at(story_.units, amount.unit).id;
        if (told[static_cast<size_t>(amount.unit)] || !at(story_.units, amount.unit).name.empty() || is_currency(id))
          continue;
        told[static_cast<size_t>(amount.unit)] = true;
        warn(i, key,
             quoted(id) + " is not the code of a currency; write one of ISO 4217, or add the unit to \"units\"");
      }
    }
  }

  // Units and rates that no amount is in.
  void check_units() {
    std::vector<bool> used(story_.units.size());
    used[0] = true;
    for (const Event& event : story_.events) {
      for (const auto& [key, amount] : amounts_of(event)) used[static_cast<size_t>(amount.unit)] = true;
      for (const Citation& citation : event.citations) {
        if (citation.says) used[static_cast<size_t>(citation.says->unit)] = true;
      }
    }
    for (const std::string_view key : {"units", "rates"}) {
      const Json list = member(loader_.root, key);
      if (!list) continue;
      const Path there{&loader_.root_path, key};
      int index = 0;
      for (Json item = list.first(); item; item = item.next(), ++index) {
        const Json id = member(item, key == "units" ? "id" : "unit");
        for (size_t unit = 0; unit < used.size(); ++unit) {
          if (story_.units[unit].id != id.text() || used[unit]) continue;
          loader_.context.report.warning(item.offset(), Path{&there, {}, index},
                                         "no amount is in " + quoted(id.text()) + "; use it, or take it out");
        }
      }
    }
  }

  // Events of one day stand together; of those with the same words the later one is named.
  void check_doubles() {
    std::vector<int> all(story_.events.size());
    for (int i = 0; i < count(); ++i) at(all, i) = i;
    const auto words = [&](int i) { return std::tie(event_at(i).date, event_at(i).title, event_at(i).text); };
    sort_stable(all, [&](int a, int b) { return words(a) < words(b); });
    for (size_t i = 1; i < all.size(); ++i) {
      if (!alike_but_for_id(event_at(all[i - 1]), event_at(all[i]))) continue;
      warn(all[i], "id",
           quoted(event_at(all[i]).id) + " and " + quoted(event_at(all[i - 1]).id) +
               " are alike in all but their id; take one out");
    }
  }

  void check_overlaps() {
    std::vector<std::pair<int, int>> named;
    for (int i = 0; i < count(); ++i) {
      for (const int other : event_at(i).overlaps) named.emplace_back(other, i);
    }
    sort_stable(named);
    for (int i = 0; i < count(); ++i) {
      for (const int other : event_at(i).overlaps) {
        if (other == i || std::binary_search(named.begin(), named.end(), std::pair(i, other))) continue;
        if (in_one_ledger(event_at(i), event_at(other))) continue;
        warn(i, "overlaps",
             quoted(event_at(other).id) + " does not name " + quoted(event_at(i).id) +
                 " in its overlaps; add it there, or take it out here");
      }
    }
  }

 private:
  static bool alike_but_for_id(const Event& a, const Event& b) {
    const auto fields = [](const Event& e) {
      return std::tie(e.date, e.title, e.text, e.kind, e.status, e.from, e.to, e.parties, e.program, e.generation,
                      e.stage, e.counts, e.part_of, e.ends, e.replaces, e.repays);
    };
    const auto same = [](const Amount& x, const Amount& y) {
      return std::tie(x.value, x.bound, x.unit) == std::tie(y.value, y.bound, y.unit);
    };
    if (fields(a) != fields(b) || a.amount.has_value() != b.amount.has_value()) return false;
    return (!a.amount || same(*a.amount, *b.amount)) &&
           std::equal(a.also.begin(), a.also.end(), b.also.begin(), b.also.end(), same);
  }

  // With the keys they stand under.
  static std::vector<std::pair<std::string_view, Amount>> amounts_of(const Event& event) {
    std::vector<std::pair<std::string_view, Amount>> out;
    if (event.amount) out.emplace_back("amount", *event.amount);
    for (const Amount& amount : event.also) out.emplace_back("also", amount);
    return out;
  }

  int count() const { return static_cast<int>(story_.events.size()); }
  const Event& event_at(int index) const { return at(story_.events, index); }

  static bool in_one_ledger(const Event& a, const Event& b) {
    return a.kind == b.kind && a.from == b.from && a.to == b.to;
  }

  void warn(int index, std::string_view key, const std::string& message) {
    const int place = at(order_, index);
    const Path here{&path_, {}, place};
    const Json value = member(at(loader_.events, place).object, key);
    if (value) loader_.context.report.warning(value.offset(), Path{&here, key}, message);
  }

  void check_stage(int index, const std::array<int, 3>& reached) {
    const Event& event = event_at(index);
    const Program& program = at(story_.programs, event.program);
    const std::string name = quoted(at(program.generations, event.generation).id);
    const auto stage = static_cast<size_t>(event.stage);
    if (reached[stage] != none) {
      const Event& before = event_at(reached[stage]);
      return warn(index, "stage",
                  name + " is " + quoted(id_of(event.stage)) + " already with " + quoted(before.id) + " of " +
                      iso(before.date) + "; take one out, or write another stage");
    }
    for (size_t later = stage + 1; later < reached.size(); ++later) {
      if (reached[later] == none || event_at(reached[later]).date.last >= event.date.first) continue;
      const Event& before = event_at(reached[later]);
      return warn(index, "stage",
                  name + " is " + quoted(id_of(before.stage)) + " already with " + quoted(before.id) + " of " +
                      iso(before.date) + ", before this; mend a date or a stage");
    }
  }

  Loader& loader_;
  const Story& story_;
  const Path& path_;
  const std::vector<int>& order_;
  std::vector<UnitWords> words_;  // of each unit
};

void check_names(Loader& loader) {
  const Json list = member(loader.root, "entities");
  if (!list || list.type() != JsonType::array) return;
  struct Name {
    std::string_view name;
    int index;
    Json value;
  };
  std::vector<Name> names;
  int index = 0;
  for (Json item = list.first(); item; item = item.next(), ++index) {
    const Json name = item.type() == JsonType::object ? member(item, "name") : Json();
    if (name && name.type() == JsonType::string && !name.text().empty()) names.push_back({name.text(), index, name});
  }
  sort_stable(names, [](const Name& a, const Name& b) { return a.name < b.name; });
  const Path there{&loader.root_path, "entities"};
  for (size_t i = 1; i < names.size(); ++i) {
    if (names[i].name != names[i - 1].name) continue;
    const Path here{&there, {}, names[i].index};
    loader.context.report.warning(names[i].value.offset(), Path{&here, "name"},
                                  quoted(names[i].name) + " is also the name of " +
                                      pointer_to(Path{&there, {}, names[i - 1].index}) + "; tell the two apart");
  }
}

bool is_tag_character(char c) { return is_letter(c) || is_digit(c); }

// The first tag such as <b>, </p> or <a href="x">; empty where there is none.
std::string_view tag_in(std::string_view text) {
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    size_t end = at + 1;
    if (end < text.size() && text[end] == '/') ++end;
    if (end >= text.size() || !is_letter(text[end])) continue;
    while (end < text.size() && is_tag_character(text[end])) ++end;
    const size_t close = text.find('>', end);
    if (close != std::string_view::npos && (text[end] == '>' || text[end] == ' ' || text[end] == '/'))
      return text.substr(at, close + 1 - at);
  }
  return {};
}

// The first sign that text was written as UTF-8 and read as Windows-1252, with what stands behind it.
std::string_view mojibake_in(std::string_view text) {
  for (const std::string_view sign : {"\u00E2\u20AC", "\u00F0\u0178", "\uFFFD"}) {
    const size_t at = text.find(sign);
    if (at != std::string_view::npos) return text.substr(at);
  }
  for (const std::string_view lead : {"\u00C3", "\u00C2"}) {  // before a character from U+00A0 to U+00BF
    for (size_t at = text.find(lead); at != std::string_view::npos; at = text.find(lead, at + 1)) {
      const std::string_view next = text.substr(at + lead.size(), 2);
      if (next.size() == 2 && next[0] == '\xC2' && static_cast<unsigned char>(next[1]) >= 0xA0) return text.substr(at);
    }
  }
  return {};
}

// Texts that came out of a web page or through the wrong encoding.
void check_texts(Report& report, Json value, const Path& path) {
  if (value.type() == JsonType::object) {
    for (Json key = value.first(); key; key = key.next().next()) check_texts(report, key.next(), {&path, key.text()});
  } else if (value.type() == JsonType::array) {
    int index = 0;
    for (Json item = value.first(); item; item = item.next(), ++index) check_texts(report, item, {&path, {}, index});
  } else if (value.type() == JsonType::string) {
    if (const std::string_view tag = tag_in(value.text()); !tag.empty())
      report.warning(value.offset(), path, "the tag " + quoted(tag) + " is shown as it stands here; take it out");
    if (const std::string_view found = mojibake_in(value.text()); !found.empty()) {
      report.warning(value.offset(), path,
                     "\"" + shortened(found, 8) +
                         "\" looks like a character that was read in the wrong encoding; write what is meant");
    }
  }
}

// The words that are English in a language that has none here, unless the story brings all of them.
void check_language(Loader& loader) {
  const std::string& language = loader.story.language;
  const bool english = language == "en" || language.substr(0, 3) == "en-";
  if (english || loader.packs == nullptr || !loader.packs(language).empty()) return;
  constexpr size_t shown = 4;
  std::string first;
  size_t count = 0;
  for (const LabelKey& key : label_keys()) {
    if (loader.story.labels.is_own(key.key)) continue;
    if (++count > shown) continue;
    first.append(count == 1 ? "" : ", ").append(quoted(key.english));
  }
  if (count == 0) return;
  if (count > shown) first.append(" …");
  loader.context.report.warning(member(loader.root, "language").offset(), Path{&loader.root_path, "language"},
                                quoted(language) + " has no words here: " + std::to_string(count) + " of " +
                                    std::to_string(label_keys().size()) + " stay English, " + first +
                                    "; write them in \"labels\"");
}

void check_for_editor(Loader& loader, const Path& events, const std::vector<int>& order, const Ledgers& ledgers) {
  check_language(loader);
  check_names(loader);
  check_texts(loader.context.report, loader.root, loader.root_path);
  EditorWarnings warnings(loader, events, order);
  warnings.check_tranches();
  for (const Ledger& ledger : ledgers.all) warnings.check_statements(ledger);
  warnings.check_stages();
  warnings.check_overlaps();
  warnings.check_figures();
  warnings.check_doubts();
  warnings.check_repayments();
  warnings.check_ends();
  warnings.check_codes();
  warnings.check_units();
  warnings.check_doubles();
}

}  // namespace

LoadResult load_for_editor(std::string_view bytes, LanguagePacks packs) {
  return load_story(bytes, EditorHelp{packs, check_for_editor, amount_mend, date_mend, currency_meant});
}

}  // namespace explainer
