#include "core/diff.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "core/at.hpp"
#include "core/json_writer.hpp"
#include "core/money.hpp"
#include "core/number_text.hpp"
#include "core/wording.hpp"

namespace explainer {
namespace {

// --- what fields hold ---

FieldValue plain(std::string_view id) {
  return id.empty() ? FieldValue{} : FieldValue{std::string(id), json_string(id), std::string(id)};
}

FieldValue named(std::string_view id, std::string_view words) {
  return {std::string(id), json_string(id), std::string(words)};
}

FieldValue prose(std::string_view text) {
  return text.empty() ? FieldValue{} : FieldValue{json_string(text), json_string(text), "“" + std::string(text) + "”"};
}

FieldValue dated(const Story& story, const DateSpan& date) { return named(iso(date), date_text(story.labels, date)); }

FieldValue number(const std::string& text) { return {text, text, text}; }

FieldValue yes(bool value) { return value ? number("true") : FieldValue{}; }

FieldValue listed(const std::vector<FieldValue>& items) {
  if (items.empty()) return {};
  FieldValue out{{}, "[", {}};
  for (const FieldValue& item : items) {
    const bool first = out.text.empty();
    out.text.append(first ? "" : ", ").append(item.text);
    out.json.append(first ? "" : ",").append(item.json);
    out.words.append(first ? "" : ", ").append(item.words);
  }
  out.json.push_back(']');
  return out;
}

template <typename List, typename Each>
FieldValue listed(const List& list, Each each) {
  std::vector<FieldValue> items;
  for (const auto& item : list) items.push_back(each(item));
  return listed(items);
}

FieldValue entity(const Story& story, int index) {
  return index == none ? FieldValue{} : named(at(story.entities, index).id, at(story.entities, index).name);
}

FieldValue event(const Story& story, int index) {
  return index == none ? FieldValue{} : named(at(story.events, index).id, "“" + at(story.events, index).title + "”");
}

FieldValue events(const Story& story, const std::vector<int>& list) {
  return listed(list, [&](int index) { return event(story, index); });
}

FieldValue source(const Story& story, int index) {
  return index == none ? FieldValue{} : named(at(story.sources, index).id, at(story.sources, index).publisher);
}

FieldValue amount(const Story& story, const Amount& amount) {
  const std::string text = amount_words(story, amount);
  std::string json;
  JsonObject(json, JsonStyle::compact)
      .raw("value", plain_number(amount.value))
      .text("unit", at(story.units, amount.unit).id)
      .text("bound", id_of(amount.bound))
      .close();
  return {text, json, text};
}

FieldValue citation(const Story& story, const Citation& citation) {
  std::string text = at(story.sources, citation.source).id, json;
  JsonObject object(json, JsonStyle::compact);
  object.text("id", text);
  if (!citation.quote.empty()) {
    object.text("quote", citation.quote);
    text.append(" ").append(json_string(citation.quote));
  }
  if (citation.says) {
    const FieldValue says = amount(story, *citation.says);
    object.raw("says", says.json);
    text.append(" says ").append(says.text);
  }
  object.close();
  return {text, json, text};
}

// --- the fields ---

template <typename Item>
struct Field {
  std::string_view name;
  FieldValue (*value)(const Story& story, const Item& item);
  std::string_view readers = {};
};

constexpr Field<Event> event_fields[] = {
    {"date", [](const Story& s, const Event& e) { return dated(s, e.date); }, "Date"},
    {"known", [](const Story& s, const Event& e) { return e.known ? dated(s, *e.known) : FieldValue{}; }, "Reported"},
    {"kind", [](const Story& s, const Event& e) { return named(id_of(e.kind), kind_text(s.labels, e.kind)); }, "Kind"},
    {"status", [](const Story& s, const Event& e) { return named(id_of(e.status), status_text(s.labels, e.status)); },
     "Status"},
    {"title", [](const Story&, const Event& e) { return prose(e.title); }, "Title"},
    {"text", [](const Story&, const Event& e) { return prose(e.text); }, "Text"},
    {"from", [](const Story& s, const Event& e) { return entity(s, e.from); }, "From"},
    {"to", [](const Story& s, const Event& e) { return entity(s, e.to); }, "To"},
    {"parties",
     [](const Story& s, const Event& e) { return listed(e.parties, [&](int party) { return entity(s, party); }); },
     "Parties"},
    {"program",
     [](const Story& s, const Event& e) {
       return e.program == none ? FieldValue{} : named(at(s.programs, e.program).id, at(s.programs, e.program).name);
     },
     "Programme"},
    {"generation",
     [](const Story& s, const Event& e) {
       if (e.program == none || e.generation == none) return FieldValue{};
       const Generation& generation = at(at(s.programs, e.program).generations, e.generation);
       return named(generation.id, generation.name);
     },
     "Generation"},
    {"stage",
     [](const Story& s, const Event& e) {
       const bool has_stage = e.kind == EventKind::program && e.generation != none;
       return has_stage ? named(id_of(e.stage), stage_text(s.labels, e.stage)) : FieldValue{};
     },
     "Stage"},
    {"amount", [](const Story& s, const Event& e) { return e.amount ? amount(s, *e.amount) : FieldValue{}; }, "Amount"},
    {"also",
     [](const Story& s, const Event& e) { return listed(e.also, [&](const Amount& a) { return amount(s, a); }); },
     "Also"},
    {"counts", [](const Story&, const Event& e) { return plain(id_of(e.counts)); }},
    {"part_of", [](const Story& s, const Event& e) { return event(s, e.part_of); }, "Part of"},
    {"overlaps", [](const Story& s, const Event& e) { return events(s, e.overlaps); }},
    {"ends", [](const Story& s, const Event& e) { return events(s, e.ends); }, "Ends"},
    {"how",
     [](const Story& s, const Event& e) {
       return e.kind == EventKind::end ? named(id_of(e.ending), ending_word(s.labels, e.ending)) : FieldValue{};
     },
     "How"},
    {"replaces", [](const Story& s, const Event& e) { return events(s, e.replaces); }, "In place of"},
    {"repays",
     [](const Story& s, const Event& e) {
       return e.kind == EventKind::repayment ? named(id_of(e.repays), kind_text(s.labels, e.repays)) : FieldValue{};
     },
     "Pays back"},
    {"sources",
     [](const Story& s, const Event& e) { return listed(e.sources, [&](int index) { return source(s, index); }); }},
    {"quotes", [](const Story& s,
                  const Event& e) { return listed(e.citations, [&](const Citation& c) { return citation(s, c); }); }},
    {"article",
     [](const Story&, const Event& e) {
       return listed(e.article, [](int paragraph) { return number(std::to_string(paragraph)); });
     }},
    {"beat", [](const Story&, const Event& e) { return yes(e.beat); }},
};

constexpr Field<Entity> entity_fields[] = {
    {"name", [](const Story&, const Entity& e) { return prose(e.name); }},
    {"short", [](const Story&, const Entity& e) { return prose(e.short_name); }},
    {"kind", [](const Story&, const Entity& e) { return plain(e.kind); }},
    {"side", [](const Story&, const Entity& e) { return plain(id_of(e.side)); }},
    {"about", [](const Story&, const Entity& e) { return prose(e.about); }},
};

constexpr Field<Generation> generation_fields[] = {
    {"name", [](const Story&, const Generation& g) { return prose(g.name); }},
    {"about", [](const Story&, const Generation& g) { return prose(g.about); }},
};

constexpr Field<Program> program_fields[] = {
    {"name", [](const Story&, const Program& p) { return prose(p.name); }},
    {"maker", [](const Story& s, const Program& p) { return entity(s, p.maker); }},
    {"about", [](const Story&, const Program& p) { return prose(p.about); }},
};

constexpr Field<Source> source_fields[] = {
    {"publisher", [](const Story&, const Source& s) { return prose(s.publisher); }},
    {"title", [](const Story&, const Source& s) { return prose(s.title); }},
    {"url", [](const Story&, const Source& s) { return plain(s.url); }},
    {"date", [](const Story&, const Source& s) { return plain(s.date); }},
    {"primary", [](const Story&, const Source& s) { return yes(s.primary); }},
    {"retrieved", [](const Story&, const Source& s) { return plain(s.retrieved); }},
    {"archived", [](const Story&, const Source& s) { return plain(s.archived); }},
};

constexpr Field<Unit> unit_fields[] = {
    {"name", [](const Story&, const Unit& u) { return prose(u.name); }},
    {"one", [](const Story&, const Unit& u) { return prose(u.one); }},
    {"short", [](const Story&, const Unit& u) { return prose(u.short_name); }},
    {"kind", [](const Story&, const Unit& u) { return plain(id_of(u.kind)); }},
};

constexpr Field<Rate> rate_fields[] = {
    {"value", [](const Story&, const Rate& r) { return number(decimals_text(r.value)); }},
    {"date", [](const Story& s, const Rate& r) { return dated(s, r.date); }},
    {"source", [](const Story& s, const Rate& r) { return source(s, r.source); }},
};

constexpr Field<Story> story_fields[] = {
    {"title", [](const Story&, const Story& s) { return prose(s.title); }},
    {"subtitle", [](const Story&, const Story& s) { return prose(s.subtitle); }},
    {"language", [](const Story&, const Story& s) { return plain(s.language); }},
    {"credits", [](const Story&, const Story& s) { return prose(s.credits); }},
    {"asOf", [](const Story&, const Story& s) { return plain(iso(s.as_of)); }},
    {"range.from", [](const Story&, const Story& s) { return plain(iso(s.from)); }},
    {"range.to", [](const Story&, const Story& s) { return plain(iso(s.to)); }},
    {"newer.url", [](const Story&, const Story& s) { return s.newer ? plain(s.newer->url) : FieldValue{}; }},
    {"newer.date", [](const Story&, const Story& s) { return s.newer ? plain(iso(s.newer->date)) : FieldValue{}; }},
    {"spacing", [](const Story&, const Story& s) { return plain(id_of(s.spacing)); }},
    {"start", [](const Story&, const Story& s) { return s.start ? plain(iso(*s.start)) : FieldValue{}; }},
    {"unit", [](const Story&, const Story& s) { return plain(s.units.front().id); }},
};

// --- two lists, by ids ---

template <typename Item>
struct Named {
  std::string id;
  const Item* item;
};

// Two stories, and the changes found so far.
class Diff {
 public:
  Diff(const Story& before, const Story& after) : before_(before), after_(after) {}

  template <typename Item>
  void fields(std::string_view what, const std::string& id, const Item& before, const Item& after,
              std::span<const Field<Item>> list) {
    for (const Field<Item>& field : list)
      compare(what, id, field.name, field.value(before_, before), field.value(after_, after), field.readers);
  }

  void compare(std::string_view what, const std::string& id, std::string_view field, FieldValue before,
               FieldValue after, std::string_view readers = {}) {
    if (before.json == after.json) return;
    changes_.push_back({Change::Kind::changed, what, id, field, std::move(before), std::move(after), readers});
  }

  // `title`: the field that what is added or removed is called by. `each` is told of each pair.
  template <typename Item, typename Each>
  void lists(std::string_view what, const std::vector<Named<Item>>& before, const std::vector<Named<Item>>& after,
             std::span<const Field<Item>> fields_of, size_t title, Each each) {
    std::map<std::string_view, const Item*> old, now;
    for (const auto& [id, item] : before) old.emplace(id, item);
    for (const auto& [id, item] : after) now.emplace(id, item);
    std::map<std::string, const Named<Item>*> fresh;  // by their titles
    for (const Named<Item>& item : after) {
      if (old.count(item.id) == 0) fresh.emplace(fields_of[title].value(after_, *item.item).json, &item);
    }
    std::map<std::string_view, bool> renamed;
    for (const Named<Item>& item : before) {
      if (now.count(item.id) > 0) continue;
      FieldValue name = fields_of[title].value(before_, *item.item);
      const auto same = fresh.find(name.json);
      if (same != fresh.end() && alike(*item.item, *same->second->item, fields_of)) {
        renamed[same->second->id] = true;
        changes_.push_back({Change::Kind::renamed, what, item.id, {}, plain(item.id), plain(same->second->id), {}});
      } else {
        changes_.push_back({Change::Kind::removed, what, item.id, {}, std::move(name), {}, {}});
      }
    }
    for (const Named<Item>& item : after) {
      const auto found = old.find(item.id);
      if (found != old.end()) {
        fields(what, item.id, *found->second, *item.item, fields_of);
        each(*found->second, *item.item);
      } else if (renamed.count(item.id) == 0) {
        FieldValue name = fields_of[title].value(after_, *item.item);
        changes_.push_back({Change::Kind::added, what, item.id, {}, {}, std::move(name), {}});
      }
    }
  }

  template <typename Item>
  void lists(std::string_view what, const std::vector<Named<Item>>& before, const std::vector<Named<Item>>& after,
             std::span<const Field<Item>> fields_of, size_t title = 0) {
    lists(what, before, after, fields_of, title, [](const Item&, const Item&) {});
  }

  std::vector<Change> take() { return std::move(changes_); }

 private:
  template <typename Item>
  bool alike(const Item& a, const Item& b, std::span<const Field<Item>> fields_of) const {
    return std::all_of(fields_of.begin(), fields_of.end(), [&](const Field<Item>& field) {
      return field.value(before_, a).json == field.value(after_, b).json;
    });
  }

  const Story &before_, &after_;
  std::vector<Change> changes_;
};

template <typename Item>
std::vector<Named<Item>> by_id(const std::vector<Item>& items, const std::string& before_id = {}) {
  std::vector<Named<Item>> out;
  for (const Item& item : items) out.push_back({before_id + item.id, &item});
  return out;
}

// Those that the story tells the name of; a currency needs no entry in the file.
std::vector<Named<Unit>> own_units(const Story& story) {
  std::vector<Named<Unit>> out;
  for (const Unit& unit : story.units) {
    if (!unit.name.empty()) out.push_back({unit.id, &unit});
  }
  return out;
}

std::vector<Named<Rate>> rates_of(const Story& story) {
  std::vector<Named<Rate>> out;
  for (const Rate& rate : story.rates) out.push_back({at(story.units, rate.unit).id, &rate});
  return out;
}

// A correction has no id: it is another one when anything of it changed.
void diff_corrections(const Story& before, const Story& after, std::vector<Change>& changes) {
  const auto words = [](const Story& story) {
    std::vector<FieldValue> out;
    for (const Correction& correction : story.corrections) {
      std::string json;
      JsonObject object(json, JsonStyle::compact);
      object.text("date", iso(correction.date));
      if (correction.event != none) object.text("event", at(story.events, correction.event).id);
      object.text("text", correction.text);
      if (!correction.was.empty()) object.text("was", correction.was);
      object.close();
      out.push_back({iso(correction.date) + ": " + json_string(correction.text), json, {}});
    }
    return out;
  };
  const std::vector<FieldValue> old = words(before), now = words(after);
  const auto holds = [](const std::vector<FieldValue>& list, const FieldValue& value) {
    return std::any_of(list.begin(), list.end(), [&](const FieldValue& item) { return item.json == value.json; });
  };
  for (const FieldValue& value : old)
    if (!holds(now, value)) changes.push_back({Change::Kind::removed, "correction", {}, {}, value, {}, {}});
  for (const FieldValue& value : now)
    if (!holds(old, value)) changes.push_back({Change::Kind::added, "correction", {}, {}, {}, value, {}});
}

// In which order the events of a day are told, of those that have the same date in both.
void diff_order(const Story& before, const Story& after, Diff& diff) {
  const auto by_date = [](const Story& story, const Story& other) {
    std::map<std::string, std::vector<FieldValue>> out;
    for (const Event& event : story.events) {
      const int same = other.event_index(event.id);
      if (same != none && at(other.events, same).date == event.date) out[iso(event.date)].push_back(plain(event.id));
    }
    return out;
  };
  const auto old = by_date(before, after), now = by_date(after, before);
  for (const auto& [date, ids] : old) diff.compare("story", {}, "order on a day", listed(ids), listed(now.at(date)));
}

std::string_view kind_word(Change::Kind kind) {
  constexpr std::string_view words[] = {"added", "removed", "renamed", "changed"};
  return words[static_cast<size_t>(kind)];
}

std::string_view or_nothing(const std::string& text) { return text.empty() ? std::string_view("nothing") : text; }

std::string_view or_null(const std::string& json) { return json.empty() ? std::string_view("null") : json; }

// What of a text a correction may hold; the file format allows 10,000 characters.
std::string cut(std::string text) {
  constexpr size_t longest = 9000;
  if (text.size() <= longest) return text;
  size_t end = longest;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

struct Draft {
  std::string event, text, was;  // event: id; empty for what is gone
};

bool has_new_correction(const Story& before, const Story& after, std::string_view id) {
  const auto count = [&](const Story& story) {
    return std::count_if(story.corrections.begin(), story.corrections.end(), [&](const Correction& correction) {
      return correction.event != none && at(story.events, correction.event).id == id;
    });
  };
  return count(after) > count(before);
}

std::vector<Draft> drafts_of(const Story& before, const Story& after) {
  std::vector<Draft> drafts;
  for (const Change& change : diff_stories(before, after)) {
    if (change.what != "event") continue;
    if (change.kind == Change::Kind::removed) {
      drafts.push_back(
          {{}, "Taken out: " + change.before.words, at(before.events, before.event_index(change.id)).text});
      continue;
    }
    if (change.kind != Change::Kind::changed || change.readers.empty()) continue;
    if (has_new_correction(before, after, change.id)) continue;
    if (drafts.empty() || drafts.back().event != change.id) drafts.push_back({change.id, {}, {}});
    const auto add = [&](std::string& to, const std::string& words) {
      to.append(to.empty() ? "" : "; ").append(change.readers).append(": ").append(or_nothing(words));
    };
    add(drafts.back().text, change.after.words);
    add(drafts.back().was, change.before.words);
  }
  return drafts;
}

}  // namespace

std::vector<Change> diff_stories(const Story& before, const Story& after) {
  Diff diff(before, after);
  diff.fields<Story>("story", {}, before, after, story_fields);
  for (const LabelKey& key : label_keys())
    diff.compare("label", std::string(key.key), "words", prose(before.labels[key.key]), prose(after.labels[key.key]));
  diff.lists<Unit>("unit", own_units(before), own_units(after), unit_fields);
  diff.lists<Rate>("rate", rates_of(before), rates_of(after), rate_fields);
  diff.lists<Entity>("entity", by_id(before.entities), by_id(after.entities), entity_fields);
  diff.lists<Program>("program", by_id(before.programs), by_id(after.programs), program_fields, 0,
                      [&](const Program& old, const Program& now) {
                        diff.lists<Generation>("generation", by_id(old.generations, old.id + "/"),
                                               by_id(now.generations, now.id + "/"), generation_fields);
                      });
  diff.lists<Source>("source", by_id(before.sources), by_id(after.sources), source_fields, 1);
  constexpr size_t event_title = 4;
  static_assert(event_fields[event_title].name == "title");
  diff.lists<Event>("event", by_id(before.events), by_id(after.events), event_fields, event_title);
  diff_order(before, after, diff);
  std::vector<Change> changes = diff.take();
  diff_corrections(before, after, changes);
  return changes;
}

std::string diff_text(const std::vector<Change>& changes) {
  std::string out;
  for (const Change& change : changes) {
    const bool changed = change.kind == Change::Kind::changed, renamed = change.kind == Change::Kind::renamed;
    std::string of(changed && change.what == "event" ? std::string_view() : change.what);
    if (!change.id.empty() && !renamed) of.append(of.empty() ? "" : " ").append(change.id);
    out.append(kind_word(change.kind)).append(": ").append(of).append(": ");
    if (changed) out.append(change.field).append(": ");
    if (changed || renamed) out.append(or_nothing(change.before.text)).append(" → ");
    out.append(or_nothing(change.kind == Change::Kind::removed ? change.before.text : change.after.text)).append("\n");
  }
  return out;
}

std::string diff_json(const std::vector<Change>& changes) {
  std::string out;
  append_json_lines(out, changes, "", [&](const Change& change) {
    JsonObject line(out, JsonStyle::compact);
    line.text("change", kind_word(change.kind)).text("what", change.what);
    if (!change.id.empty()) line.text("id", change.id);
    if (!change.field.empty()) line.text("field", change.field);
    line.raw("before", or_null(change.before.json)).raw("after", or_null(change.after.json)).close();
  });
  return out.append("\n");
}

std::string correction_drafts(const Story& before, const Story& after) {
  Date date = after.as_of.first;
  if (!after.corrections.empty()) date = std::max(date, after.corrections.back().date);
  std::string out;
  append_json_lines(out, drafts_of(before, after), "", [&](const Draft& draft) {
    JsonObject line(out);
    line.text("date", iso(date));
    if (!draft.event.empty()) line.text("event", draft.event);
    line.text("text", cut(draft.text)).text("was", cut(draft.was)).close();
  });
  return out.append("\n");
}

}  // namespace explainer
