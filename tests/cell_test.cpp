// One cell of the studio's grid: what is typed becomes a value of the story file, and a value the text that a person
// would write, which reads back to the same one.
#include "tables/cell.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <random>

#include "cli/languages.hpp"
#include "core/json_writer.hpp"
#include "core/money.hpp"
#include "core/upgrade.hpp"
#include "files.hpp"
#include "tables/json_record.hpp"

using namespace explainer;

namespace {

std::string request_of(const std::string& story, const std::string& cells) {
  return "{" + story + (story.empty() ? "" : ",") + "\"cells\":[" + cells + "]}";
}

// The answer to one cell.
std::string read(const std::string& field, const std::string& text, const std::string& story = "") {
  const std::string cell = "{\"field\":" + json_string(field) + ",\"text\":" + json_string(text) + "}";
  const std::string answer = read_cells(request_of(story, cell), language_pack);
  return answer.substr(1, answer.size() - 2);
}

std::string write(const std::string& field, const std::string& value, const std::string& story = "") {
  const std::string cell = "{\"field\":" + json_string(field) + ",\"value\":" + value + "}";
  const std::string answer = write_cells(request_of(story, cell), language_pack);
  const std::optional<JsonDocument> document = parse_json(answer);
  REQUIRE(document);
  const Json text = Json(*document).first();
  REQUIRE(text);
  return std::string(text.text());
}

// Members in the order of their keys, and amounts with "value" and "unit": one way to write a value.
std::string canonical(Json value, const std::string& main_unit) {
  if (value.type() == JsonType::string) return json_string(value.text());
  if (value.type() == JsonType::number) return plain_number(value.number());
  if (value.type() == JsonType::boolean) return value.truth() ? "true" : "false";
  std::string out;
  if (value.type() == JsonType::array) {
    for (Json item = value.first(); item; item = item.next()) out += canonical(item, main_unit) + ",";
    return "[" + out + "]";
  }
  std::map<std::string, std::string> members;
  for (Json key = value.first(); key; key = key.next().next()) {
    const bool dollars = key.text() == "usd";
    if (dollars) members["unit"] = "\"USD\"";
    if (key.text() == "bound" && key.next().text() == "exact") continue;
    members[dollars ? "value" : std::string(key.text())] = canonical(key.next(), main_unit);
  }
  if (members.count("value") != 0) members.emplace("unit", json_string(main_unit));
  for (const auto& [key, json] : members) out += key + ":" + json + ",";
  return "{" + out + "}";
}

std::string canonical_text(const std::string& json, const std::string& main_unit) {
  const std::optional<JsonDocument> document = parse_json(json);
  return document ? canonical(Json(*document), main_unit) : "no JSON: " + json;
}

struct FieldValue {
  std::string field, json;
};

// What is left of the values after they were written into cells, and read: those that are not the same again.
std::string changed(const std::vector<FieldValue>& values, const std::string& story, const std::string& main_unit) {
  std::string cells, texts_as_cells;
  for (const FieldValue& value : values)
    cells +=
        (cells.empty() ? "" : ",") + std::string("{\"field\":\"") + value.field + "\",\"value\":" + value.json + "}";
  const std::string texts = write_cells(request_of(story, cells), language_pack);
  const std::optional<JsonDocument> written = parse_json(texts);
  REQUIRE(written);
  size_t place = 0;
  for (Json text = Json(*written).first(); text; text = text.next())
    texts_as_cells += (texts_as_cells.empty() ? "" : ",") + std::string("{\"field\":\"") + values[place++].field +
                      "\",\"text\":" + json_string(text.text()) + "}";
  REQUIRE(place == values.size());
  const std::string answers = read_cells(request_of(story, texts_as_cells), language_pack);
  const std::optional<JsonDocument> read_again = parse_json(answers);
  REQUIRE(read_again);
  std::string out;
  place = 0;
  Json text = Json(*written).first();
  for (Json answer = Json(*read_again).first(); answer; answer = answer.next(), text = text.next(), ++place) {
    const Json value = member_of(answer, "value");
    const std::string again = value ? canonical(value, main_unit) : "nothing";
    const std::string before = canonical_text(values[place].json, main_unit);
    if (again != before) out += before + " written as " + std::string(text.text()) + " reads as " + again + "\n";
  }
  CHECK(place == values.size());
  return out;
}

// The dates, amounts and lists in the events of a story file.
std::vector<FieldValue> values_in(const std::string& bytes, Json story) {
  std::vector<FieldValue> out;
  const Json events = member_of(story, "events");
  for (Json event = events ? events.first() : Json(); event; event = event.next()) {
    for (const std::string field : {"date", "known", "amount", "also", "parties", "ends", "article", "title"}) {
      const Json value = member_of(event, field);
      if (value) out.push_back({field, std::string(raw_json(bytes, value))});
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a cell becomes the value of its field") {
  CHECK(read("amount", "up to $4bn") == R"({ "value": { "usd": 4000000000, "bound": "up_to" } })");
  CHECK(read("amount", "1,2 Mrd. €", R"("language":"de")") == R"({ "value": { "value": 1200000000, "unit": "EUR" } })");
  CHECK(read("amount", "1,2 Mrd. €", R"("language":"de","unit":"EUR")") == R"({ "value": { "value": 1200000000 } })");
  CHECK(read("amount", "5 racks", R"("units":[{"id":"rack","name":"racks","one":"rack"}])") ==
        R"({ "value": { "value": 5, "unit": "rack" } })");
  CHECK(read("amount", "0") == R"({ "value": { "usd": 0 } })");
  CHECK(read("amount", "undisclosed") == "{}");
  CHECK(read("amount", "") == "{}");
  CHECK(read("date", "Sept. 25, 2023") == R"({ "value": "2023-09-25" })");
  CHECK(read("known", "early 2009") == R"({ "value": "[2009-01..2009-03]~" })");
  CHECK(read("date", "25 września 2023", R"("language":"pl")") == R"({ "value": "2023-09-25" })");
  CHECK(read("date", "unknown") == "{}");
  CHECK(read("also", "10 GW; up to 500,000,000 chips") ==
        R"({ "value": [{ "value": 10, "unit": "gw" },{ "value": 500000000, "unit": "chips", "bound": "up_to" }] })");
  CHECK(read("also", "") == "{}");
  CHECK(read("parties", "a, b c;d") == R"({ "value": ["a", "b", "c", "d"] })");
  CHECK(read("article", "1, 2 5") == R"({ "value": [1,2,5] })");
  CHECK(read("beat", "yes") == R"({ "value": true })");
  CHECK(read("beat", "") == "{}");
  CHECK(read("title", "3/10/2008") == R"({ "value": "3/10/2008" })");
}

TEST_CASE("a cell that cannot be read says why, and one that may mean two things asks") {
  CHECK(read("amount", "abc").find(R"({ "problem": "\"abc\" is not an amount)") == 0);
  CHECK(read("date", "2008-W38").find("\"problem\"") != std::string::npos);
  CHECK(read("article", "one").find("\"problem\"") != std::string::npos);
  CHECK(read("beat", "perhaps").find("\"problem\"") != std::string::npos);
  CHECK(read("also", "10 GW; abc").find("\"problem\"") != std::string::npos);
  CHECK(
      read("date", "3/10/2008") ==
      R"({ "question": "Does the day or the month come first in \"3/10/2008\"?", "choices": )"
      R"([{ "value": "2008-10-03", "text": "3 October 2008" },{ "value": "2008-03-10", "text": "10 March 2008" }] })");
  CHECK(read("amount", "$1.234bn").find(R"({ "value": { "usd": 1234000000 }, "text": "1,234,000,000 USD" })") !=
        std::string::npos);
  CHECK(read("amount", "$10B–$40B").find(R"("note": "\"$10B–$40B\" is a range)") != std::string::npos);
  CHECK(read("amount", "10 GW ($4bn)").find(R"("also": [{ "value": 10, "unit": "gw" }])") != std::string::npos);
  CHECK(read("amount", "10 GW").find(R"("units": [{ "id": "gw", "name": "gigawatts")") != std::string::npos);
}

TEST_CASE("cells of one field that are asked for together are a column") {
  const std::string answer = read_cells(
      R"({"cells":[{"field":"date","text":"3/10/2008"},{"field":"title","text":"A"},{"field":"date","text":"17/2/2008"}]})",
      nullptr);
  CHECK(answer == R"([{ "value": "2008-10-03" },{ "value": "A" },{ "value": "2008-02-17" }])");
}

TEST_CASE("a value is written as a person would") {
  CHECK(write("amount", R"({"usd":4000000000,"bound":"up_to"})") == "up to $4B");
  CHECK(write("amount", R"({"value":1200000000,"unit":"EUR"})", R"("language":"de")") == "1,2 Mrd. €");
  CHECK(write("date", "\"2023-09-25\"") == "25 Sep 2023");
  CHECK(write("date", "\"2023-09-25\"", R"("language":"pl")") == "25 wrz 2023");
  CHECK(write("also", R"([{"value":10,"unit":"gw"}])", R"("units":[{"id":"gw","name":"gigawatts","short":"GW"}])") ==
        "10 GW");
  CHECK(write("parties", R"(["a","b"])") == "a, b");
  CHECK(write("article", "[1,2]") == "1, 2");
  CHECK(write("beat", "true") == "yes");
  CHECK(write("title", "\"A title\"") == "A title");
}

TEST_CASE("a value of the wrong type is written as it stands") {
  CHECK(write("amount", "\"up to many\"") == "up to many");
  CHECK(write("amount", R"({"usd":-5})") == R"({"usd":-5})");
  CHECK(write("amount", R"({"usd":5,"unit":"EUR"})") == R"({"usd":5,"unit":"EUR"})");
  CHECK(write("date", "\"some day\"") == "some day");
  CHECK(write("date", "2023") == "2023");
  CHECK(write("also", "[]") == "[]");
  CHECK(write("parties", R"(["a, b"])") == R"(["a, b"])");
  CHECK(write("title", "null").empty());
  CHECK(read("amount", R"({"usd":-5})") == R"({ "value": {"usd":-5} })");
}

TEST_CASE("a request that is none is answered by nothing") {
  for (const std::string request : {"", "[]", "{", "{}", R"({"cells":{}})", R"({"cells":5})", "null", "\"a\""}) {
    CAPTURE(request);
    CHECK(read_cells(request, language_pack) == "[]");
    CHECK(write_cells(request, language_pack) == "[]");
  }
  CHECK(read_cells(R"({"cells":[5, {}, {"field":"date"}, {"text":7}]})", nullptr) == "[{},{},{},{}]");
  CHECK(write_cells(R"({"cells":[5, {}, {"field":"date"}]})", nullptr) == R"(["", "", ""])");
}

TEST_CASE("all values of all good stories are the same when they were written into cells and read") {
  int stories = 0;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_path("/tests/stories/good"))) {
    const std::string file = test::read_file(entry.path().string());
    const LoadResult loaded = load_story(file, language_pack);
    REQUIRE(loaded.indexed);
    const std::string bytes = upgrade_story(file, loaded.indexed->story);
    const std::optional<JsonDocument> document = parse_json(bytes);
    REQUIRE(document);
    const Json story(*document);
    std::string main = "USD", context;
    for (const std::string key : {"language", "unit", "units"}) {
      const Json value = member_of(story, key);
      if (!value) continue;
      if (key == "unit") main = value.text();
      context += (context.empty() ? "" : ",") + ("\"" + key + "\":") + std::string(raw_json(bytes, value));
    }
    CAPTURE(entry.path().string());
    CHECK(changed(values_in(bytes, story), context, main) == "");
    ++stories;
  }
  CHECK(stories > 10);
}

TEST_CASE("random values are the same when they were written into cells and read, in all languages") {
  std::mt19937 random(20231);  // NOLINT: the same values each time
  const auto below = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
  const auto day = [&] {
    return iso(Date{below(80'000) - 30'000}).substr(0, below(3) == 0 ? 4 : below(2) == 0 ? 7 : 10);
  };
  const auto date = [&]() -> std::string {
    const std::string a = day(), b = day(), mark = below(3) == 0 ? (below(2) == 0 ? "~" : "?") : "";
    switch (below(6)) {
      case 0:
        return "[" + std::min(a, b) + ".." + std::max(a, b) + "]" + mark;
      case 1:
        return "[.." + a + "]" + mark;
      case 2:
        return "[" + a + "..]" + mark;
      case 3:
        return a.substr(0, 4) +
               (below(2) == 0 ? "-Q" + std::to_string(1 + below(4)) : "-H" + std::to_string(1 + below(2))) + mark;
      default:
        return a + mark;
    }
  };
  const auto amount = [&]() -> std::string {
    constexpr const char* bounds[] = {"exact", "about", "at_least", "up_to", "could_exceed"};
    constexpr const char* units[] = {"USD", "EUR", "GBP", "JPY", "CHF", "SEK", "INR", "gw", "rack"};
    double value = below(1000);
    for (int i = below(12); i > 0; --i) value *= 10;
    if (below(3) == 0) value = below(100'000'000) / 100.0;
    return std::string(R"({"value":)") + plain_number(value) + R"(,"unit":")" + units[below(9)] + R"(","bound":")" +
           bounds[below(5)] + "\"}";
  };
  std::vector<std::string> tags = {"en"};
  for (const LanguagePack& pack : language_packs()) tags.emplace_back(pack.tag);
  for (const std::string& tag : tags) {
    std::vector<FieldValue> values;
    for (int i = 0; i < 40; ++i) {
      const std::string written = date();
      if (parse_uncertain_date(written)) values.push_back({"date", json_string(written)});
      values.push_back({"amount", amount()});
    }
    CAPTURE(tag);
    CHECK(changed(values,
                  "\"language\":\"" + tag +
                      R"(","units":[{"id":"gw","name":"gigawatts","one":"gigawatt","short":"GW","kind":"power"},)"
                      R"({"id":"rack","name":"server racks","one":"server rack","kind":"count"}])",
                  "USD") == "");
  }
}
