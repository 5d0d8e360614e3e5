#include "scene/characters.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace explainer;

namespace {

using Next = size_t (*)(std::string_view, size_t);

// The text of `expected` with a bar wherever `next` stops must be `expected`.
void check_bars(std::string_view expected, Next next) {
  std::string text(expected), out;
  text.erase(std::remove(text.begin(), text.end(), '|'), text.end());
  for (size_t at = 0; at < text.size();) {
    const size_t end = next(text, at);
    REQUIRE(end > at);
    out.append(text.substr(at, end - at)).append(end < text.size() ? "|" : "");
    at = end;
  }
  CHECK(out == expected);
}

}  // namespace

TEST_CASE("what a reader sees as one character is never cut") {
  for (const char* expected :
       {"a|b|c", "e\u0301|e", "नि|वे|श", "क्ष|त्रि|य", "শ্রী", "ம|னி", "بِ|سْ|م", "שָׁ|ל|וֹ|ם", "ก|ำ|ลั|ง", "👨\u200D👩\u200D👧|x",
        "👍🏽|👍", "🇩🇪|🇫🇷|x", "❤\uFE0F|❤", "か\u3099|き", "م|ی\u200C|خ|و|ا", "1\uFE0F\u20E3|2"}) {
    check_bars(expected, character_end);
  }
  CHECK(character_end("\xC2", 0) == 1);
  CHECK(character_end("\xF0\x9F", 0) == 1);
}

TEST_CASE("lines end where browsers end them") {
  for (const char* expected :
       {"long-|term |a/b |-|x |-5 |x-|5 |(a-|b) |a|—|b |a–|b |10–|20 |what?|yes |foo!bar |a,b |2024/25 |C++/CLI |a…|b "
        "|a·b |50%x",
        "ア|マ|ゾ|ン|は、|最|大|40|億|ド|ル|を|「投|資」|す|る|（予|定）。|シャー|プ|チ・|ちょっ|と|キャッ|チ|～|だ〜|"
        "よ…|え！？|は|い々ゝ",
        "2024|年|に|$40|億|を|¥1000|投|資|50%|増、|—|AI(人|工)|の|OpenAI|社。|東|京 |大|阪|／|京|都　|名",
        "社“A” |“社” |社‘A’社 |5℃|社", "这|是|(第|一)|次|——|真|的……|吗？|50%|增|长、|A|股。",
        "아|마|존|은 |최|대 |40|억 |달|러|를 |투|자|한|다. |‘따|옴|표’",
        "für–|und |„Zitat“ |»a«b |a/|ä |ä/a |ä-|a |ä?|a |5 |€/Tag", "أمازون-|أنثروبيك |و/|أو |ו/או",
        "अमेज़न |डॉलर-|निवेश |और/|या", "Rechts\u00AD|schutz |5\u00A0km |a\u200B|b |a\u2060b",
        "a|😀|b |👨\u200D👩\u200D👧|x |★x"}) {
    check_bars(expected, next_line_end);
  }
}

TEST_CASE("a figure reaches from blank to blank, and among ideographs only as far as its number") {
  const auto begin = [](std::string_view text, std::string_view until) { return figure_begin(text, until.size()); };
  CHECK(begin("up to $10B now", "up to $1") == 6);
  CHECK(begin("up to $10B now", "up to $10B") == 10);
  CHECK(begin("up to now", "up t") == 4);
  CHECK(begin("最大40億ドル", "最大4") == 6);
  CHECK(begin("最大40億ドル", "最大40") == 6);
  CHECK(begin("最大40億ドル", "最大40億") == 11);
  CHECK(begin("最大40億ドル", "最大40億ド") == 14);
}

TEST_CASE("a line ends in no blank, and in a hyphen where a soft one parts the word") {
  CHECK(trimmed_line("one  ") == "one");
  CHECK(trimmed_line("東京　") == "東京");
  CHECK(trimmed_line("Rechts\u00AD") == "Rechts-");
  CHECK(trimmed_line("").empty());
}

TEST_CASE("what nobody sees is not drawn") {
  CHECK(without_unseen("Werk\u00ADzeug\u00ADbau") == "Werkzeugbau");
  for (const char* unseen : {"\u00AD", "\u034F", "\u061C", "\u200B", "\u200C", "\u200D", "\u200F", "\u2028", "\u202E",
                             "\u2060", "\u2069", "\uFE0F", "\uFEFF"}) {
    CHECK(has_unseen(unseen));
    CHECK(without_unseen(std::string("a") + unseen + "b" + unseen) == "ab");
  }
  const std::string seen = "é – “$1B” ≈ 日本 \U0001F600 \u2010\u00A0\u202F\u2027";
  CHECK(without_unseen(seen) == seen);
  CHECK_FALSE(has_unseen(seen));
  CHECK(without_unseen("\xC2") == "\xC2");
}

TEST_CASE("joiners stay where they shape letters or emoji, and nowhere else") {
  for (const char* shaped : {"می\u200Cخواهد", "क्\u200Dष", "👨\u200D👩\u200D👧", "❤\uFE0F", "1\uFE0F\u20E3"})
    CHECK(without_unseen(shaped) == shaped);
  CHECK(without_unseen("\u200Cمی\u200C") == "می");
  CHECK(without_unseen("می\u200C\u200B") == "می");
  CHECK(without_unseen("م\u200D b") == "م b");
}

TEST_CASE("which way a part of the text runs is said where the text around runs from right to left") {
  const std::string isolated = "\u2068Amazon\u2069 \u200F$";
  CHECK(without_unseen(isolated, true) == isolated);
  CHECK(without_unseen(isolated) == "Amazon $");
  CHECK(without_unseen("\u202Ea", true) == "a");  // nothing turns the letters themselves
}
