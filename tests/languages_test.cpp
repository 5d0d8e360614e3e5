// The language packs that are compiled in. tests/unit/languages.test.mjs has what the build finds wrong with one.
#include "cli/languages.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>

#include "core/load_story.hpp"
#include "core/wording.hpp"
#include "core_story.hpp"
#include "files.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

Labels labels_of(std::string_view json) {
  Labels labels;
  labels.set_language(read_words(json));
  return labels;
}

Story in(const LanguagePack& pack) {
  Story story;
  story.labels = labels_of(pack.json);
  for (const char* code : {"EUR", "JPY", "CHF", "PLN"}) story.units.push_back({code, "", "", "", UnitKind::money});
  return story;
}

std::string tag_for(std::string_view language) {
  const std::string_view json = language_pack(language);
  for (const LanguagePack& pack : language_packs()) {
    if (pack.json.data() == json.data()) return std::string(pack.tag);
  }
  return "none";
}

size_t items_in(std::string_view list) { return 1 + static_cast<size_t>(std::count(list.begin(), list.end(), '|')); }

// How sums and dates are written, spoken, and in running text.
std::string sample(const LanguagePack& pack) {
  const Story story = in(pack);
  std::string out = "== " + std::string(pack.tag) + "\n";
  for (const double value : {950.0, 1234.5, 0.5e6, 350e6, 1e9, 1.25e9, 38e9, 1.4e12, 1'234'567.0}) {
    for (const int unit : {0, 1, 2}) {
      const Interval sum{value, value, false};
      if (unit != 0 && value != 1.25e9 && value != 38e9 && value != 0.5e6) continue;
      out += total_text(story, sum, unit) + " | " + total_prose(story, sum, unit) + " | " +
             total_spoken(story, sum, unit) + "\n";
    }
  }
  const Interval range{1.25e9, 4e9, true};
  out +=
      total_text(story, range, 0) + " | " + total_prose(story, range, 0) + " | " + total_spoken(story, range, 0) + "\n";
  out += total_text(story, {3e9, unbounded, false}, 1) + " | " + total_text(story, {0, 5e9, false}, 3) + " | " +
         total_spoken(story, {0, 5e9, false}, 4) + "\n";
  for (const char* text :
       {"2023-09-25", "2023-05", "2023", "2023-Q3", "2023-H1", "[2021-01-03..2022-03]", "[..2009-03]", "1866~"}) {
    const DateSpan date = *parse_uncertain_date(text);
    out += when_text(story.labels, date) + " | " + when_spoken(story.labels, date) + "\n";
  }
  for (const size_t count : {1U, 2U, 3U, 5U, 11U, 21U}) out += with_count(story.labels, "rows.more", count) + "; ";
  return out + "\n\n";
}

}  // namespace

TEST_CASE("there is a pack for each of the languages, with a text for every label") {
  CHECK(language_packs().size() == 19);
  for (const LanguagePack& pack : language_packs()) {
    CAPTURE(pack.tag);
    const Words words = read_words(pack.json);
    const Labels labels = labels_of(pack.json);
    for (const LabelKey& key : label_keys()) {
      CAPTURE(key.key);
      CHECK(words.count(key.key) == 1);
      CHECK(items_in(labels[key.key]) == items_in(key.english));
    }
  }
}

TEST_CASE("a tag takes the pack of its language in its script") {
  for (const auto& pair : std::vector<std::pair<const char*, const char*>>{
           {"de", "de"},           {"de-AT", "de"},        {"DE-at", "de"},
           {"pt-BR", "pt"},        {"ar-EG", "ar"},        {"zh", "zh-Hans"},
           {"zh-CN", "zh-Hans"},   {"zh-SG", "zh-Hans"},   {"zh-Hans-HK", "zh-Hans"},
           {"zh-hans", "zh-Hans"}, {"zh-TW", "none"},      {"zh-HK", "none"},
           {"zh-Hant", "none"},    {"zh-Hant-CN", "none"}, {"ar-Latn", "none"},
           {"uk-Cyrl-UA", "uk"},   {"hi-Latn", "none"},    {"en", "none"},
           {"en-GB", "none"},      {"hu", "none"},         {"", "none"},
           {"d", "none"},          {"de-1996", "de"},      {"arx", "none"}}) {
    CAPTURE(pair.first);
    CHECK(tag_for(pair.first) == pair.second);
  }
}

TEST_CASE("what a language writes as a date it reads as that date") {
  for (const LanguagePack& pack : language_packs()) {
    const Labels labels = labels_of(pack.json);
    for (int month = 1; month <= 12; ++month) {
      const std::string in_year = "2023-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
      for (const std::string& iso_text :
           {in_year, in_year + "-03", in_year + "-25", std::string("2023"), "[" + in_year + "-02..2024-01-31]"}) {
        const DateSpan date = *parse_uncertain_date(iso_text);
        for (const std::string& text :
             {date_text(labels, date), date.is_range ? std::string() : date_spoken(labels, date)}) {
          if (text.empty()) continue;
          CAPTURE(pack.tag);
          CAPTURE(text);
          const std::optional<DateSpan> read = read_date(labels, text);
          CHECK((read ? iso(*read) : "no date") == iso_text);
        }
      }
    }
  }
}

TEST_CASE("dates are read in other digits, capitals and English too") {
  const auto read = [](std::string_view language, std::string_view text) {
    const std::optional<DateSpan> date = read_date(labels_of(language_pack(language)), text);
    return date ? iso(*date) : "no date";
  };
  CHECK(read("de", "25. September 2023") == "2023-09-25");
  CHECK(read("ja", "2023年9月25日") == "2023-09-25");
  CHECK(read("ar", "٢٥ سبتمبر ٢٠٢٣") == "2023-09-25");
  CHECK(read("fa", "۲۵ سپتامبر ۲۰۲۳") == "2023-09-25");
  CHECK(read("ru", "25 СЕНТЯБРЯ 2023 г.") == "2023-09-25");
  CHECK(read("tr", "25 ağustos 2023") == "2023-08-25");
  CHECK(read("es", "25 de septiembre de 2023") == "2023-09-25");
  CHECK(read("fr", "sept 2023") == "2023-09");
  CHECK(read("he", "25 Sep 2023") == "2023-09-25");
  CHECK(read("pl", "wrzesień 2023") == "2023-09");
}

TEST_CASE("sums and dates in all languages are as on record") {
  std::string now;
  for (const LanguagePack& pack : language_packs()) now += sample(pack);
  const std::string path = source_path("/tests/golden/languages.txt");
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    std::fwrite(now.data(), 1, now.size(), file);
    std::fclose(file);
  }
  CHECK(now == read_file(path));
}

TEST_CASE("who writes in a language without words here is told how many stay English, and which") {
  const auto warning = [](const std::string& text, LanguagePacks packs) {
    for (const Problem& problem : load_for_editor(text, packs).problems) {
      if (problem.pointer == "/language") return problem.message;
    }
    return std::string();
  };
  std::string hungarian = story_text(event_text("a", "2001", "terms", R"("parties": ["lab"])"));
  const size_t at = hungarian.find("\"en\"");
  REQUIRE(at != hungarian.npos);
  CHECK(warning(hungarian, language_pack).empty());
  hungarian.replace(at, 4, "\"hu\"");
  CHECK(warning(hungarian, language_pack).find("\"hu\" has no words here: ") == 0);
  CHECK(warning(hungarian, nullptr).empty());
  std::string austrian = hungarian;
  austrian.replace(at, 4, "\"de-AT\"");
  CHECK(warning(austrian, language_pack).empty());
}

TEST_CASE("a story in one of the languages speaks it") {
  std::string german = story_text(event_text(
      "a", "2001", "investment", R"("from": "ada", "to": "lab", "amount": { "usd": 4000000000, "bound": "up_to" })"));
  german.replace(german.find("\"en\""), 4, "\"de-CH\"");
  const LoadResult result = load_story(german, language_pack);
  REQUIRE(result.indexed);
  const Story& story = result.indexed->story;
  CHECK(amount_text(story, story.events[1]) == "bis zu 4\u00A0Mrd.\u00A0$");
}

// tests/unit/languages.test.mjs writes the record, from Intl.PluralRules.
TEST_CASE("the plural rules of each language give the forms that JavaScript gives") {
  std::istringstream lines(read_file(source_path("/tests/golden/plurals.txt")));
  size_t compared = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string tag, whole, other;
    words >> tag >> whole;
    const Words rules = read_words(language_pack(tag));
    const auto form = [&](const std::string& digits) {
      for (const std::string_view name : plural_forms) {
        const auto rule = rules.find("plural." + std::string(name));
        if (rule != rules.end() && plural_rule_holds(rule->second, {digits})) return name.front();
      }
      return 'x';
    };
    CAPTURE(tag);
    std::string forms;
    for (size_t number = 0; number < whole.size(); ++number) forms.push_back(form(std::to_string(number)));
    CHECK(forms == whole);
    while (words >> other) {
      CAPTURE(other);
      CHECK(form(other.substr(0, other.find('='))) == other.back());
    }
    compared += whole.size();
  }
  CHECK(compared == 19 * 1001);
}
