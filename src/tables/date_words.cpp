#include "date_words.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "plain_cell.hpp"

namespace explainer {
namespace {

struct RoleWords {
  DateRole role;
  std::string_view words;  // joined with '|'
};

constexpr RoleWords words_before[] = {
    {DateRole::about,
     "about|around|roughly|approximately|approx|approx.|circa|circa.|ca|ca.|cca|cca.|c|c.|~|some time around|"
     "etwa|ungefähr|rund|gegen|um|zirka|vers|environ|autour de|aux alentours de|hacia|alrededor de|aproximadamente|"
     "intorno al|intorno a|attorno al|verso|rond|omstreeks|ongeveer|około|ok.|mniej więcej|cerca de|por volta de|"
     "omkring|cirka|runt|ungefär|kolem|přibližně|asi|примерно|около|приблизительно|приблизно|близько|yaklaşık|約|约|"
     "大约|大概|약|نحو|حوالي|تقريبا|حدود|סביב|בערך|लगभग|करीब"},
    {DateRole::perhaps,
     "perhaps|maybe|possibly|probably|presumably|vielleicht|möglicherweise|vermutlich|wahrscheinlich|wohl|peut-être|"
     "probablement|sans doute|quizá|quizás|tal vez|posiblemente|probablemente|forse|probabilmente|misschien|mogelijk|"
     "waarschijnlijk|być może|może|prawdopodobnie|talvez|provavelmente|kanske|möjligen|troligen|možná|возможно|"
     "вероятно|можливо|belki|おそらく|たぶん|或为|可能|也许|아마|ربما|شاید|אולי|शायद"},
    {DateRole::by,
     "by|until|till|up to|no later than|not later than|on or before|at the latest|bis spätestens|bis zum|bis|"
     "spätestens|jusqu'à|jusqu'en|jusqu'au|d'ici à|d'ici|au plus tard en|au plus tard le|au plus tard|hasta|"
     "a más tardar en|a más tardar|entro il|entro|fino a|fino al|tot en met|tot|uiterlijk|do|najpóźniej|até|senast|"
     "nejpozději|до|не позднее|не пізніше|к|en geç|不晚于|不迟于|截至|늦어도|بحلول|حتى|تا|עד"},
    {DateRole::before,
     "pre-|pre|before|prior to|earlier than|<|vor dem|vor|avant le|avant|antes de|antes del|prima di|prima "
     "del|voor|przed|före|"
     "innan|před|قبل|לפני"},
    {DateRole::from,
     "no earlier than|not earlier than|not before|from|since|starting in|starting|on or after|ab dem|ab|seit "
     "dem|seit|vom|von|depuis le|depuis|à partir de|"
     "à partir du|dès|desde|a partir de|a partir del|dal|da|a partire da|a partire dal|vanaf|sinds|od|från och med|"
     "från|sedan|с|начиная с|з|від|починаючи з|başlangıç:|自|从|ابتداء من|منذ|من|از|החל מ-|החל מ|מאז|מ-"},
    {DateRole::after,
     "post-|post|after|later than|>|nach dem|nach|après le|après|después de|tras|dopo il|dopo|depois "
     "de|após|efter|po|после|"
     "після|بعد|אחרי"},
    {DateRole::between, "between|zwischen|entre|tra|fra|tussen|między|mellan|mezi|между|між|بين|בין"},
    {DateRole::in,
     "in|on|at|during|in the course of|some time in|sometime in|at some point in|the|im jahr|im jahre|im laufe des "
     "jahres|im|"
     "am|en|au|le|au cours de|el|en el|nel|nell'|il|op|in het jaar|w|we|em|i|den|på|v|ve|dne|roku|в|во|у|في"},
    {DateRole::early,
     "start|early|early in|in early|beginning of|the beginning of|start of|the start of|at the start of|anfang|début|"
     "début de|au début de|principios de|a principios de|comienzos de|inizio|inizio di|inizio del|all'inizio del|"
     "begin|begin van|vroeg in|początek|na początku|início de|no início de|tidigt|början av|i början av|počátek|"
     "začátek|počátkem|začátkem|начало|в начале|на початку|початок|اوائل|مطلع|بداية|اوایل|תחילת|ראשית"},
    {DateRole::middle,
     "mid|mid-|in mid-|middle of|the middle of|mitte|mi-|mi|mediados de|a mediados de|metà|a metà|metà del|midden|"
     "medio|połowa|w połowie|meados de|em meados de|mitten av|i mitten av|polovina|v polovině|середина|в середине|"
     "в середині|منتصف|اواسط|אמצע"},
    {DateRole::late,
     "end|year end|late|late in|in late|end of|the end of|at the end of|year-end|ende|fin|fin de|à la fin de|finales "
     "de|"
     "a finales de|fines de|fine|a fine|fine di|alla fine del|eind|einde|laat in|koniec|pod koniec|fim de|no fim de|"
     "final de|no final de|finais de|sent|slutet av|i slutet av|konec|koncem|в конце|конец|наприкінці|кінець|اواخر|"
     "نهاية|סוף"},
};

constexpr RoleWords words_behind[] = {
    {DateRole::about,
     "or "
     "so|~|approx|approx.|(approx.)|(about)|(circa)|(ca.)|(c.)|circa|environ|ごろ|ころ|頃|前後|前后|左右|쯤|경|무렵"},
    {DateRole::perhaps, "?|(?)"},
    {DateRole::by, "at the latest|or earlier|or before|までに|まで|까지|तक|kadar"},
    {DateRole::before, "之前|以前|より前"},
    {DateRole::from,
     "or later|onwards|onward|on|and later|and after|- present|- now|- today|- "
     "ongoing|-present|-now|-today|-ongoing|to present|to date|- heute|"
     "- aujourd'hui|- hoy|- oggi|- heden|- dziś|- hoje|- idag|-|以降|以来|から|起|부터|이후|से|itibaren"},
    {DateRole::after, "之后|以后|より後|के बाद"},
    {DateRole::in, "に|에|में|को"},
    {DateRole::early, "初め|初頭|初|上旬|초|की शुरुआत|başı|başında"},
    {DateRole::middle, "半ば|中旬|中期|중반|के मध्य|ortası|ortasında"},
    {DateRole::late, "末|下旬|底|말|के अंत|sonu|sonunda"},
};

constexpr std::string_view unknown_dates =
    "unknown|not known|n/a|na|n.a.|tbd|t.b.d.|tba|tbc|?|??|???|-|--|---|date unknown|unknown date|no date|n.d.|nd|"
    "undated|undisclosed|not disclosed|not published|to be announced|to be confirmed|none|s.d.|o.d.|o. d.|unbekannt|"
    "k.a.|k. a.|keine angabe|inconnu|inconnue|non communiqué|desconocido|desconocida|s/d|sconosciuta|sconosciuto|"
    "onbekend|nieznana|nieznany|b.d.|desconhecida|desconhecido|okänt|okänd|neznámo|неизвестно|невідомо|bilinmiyor|"
    "不明|未定|未知|不详|미정|غير معروف|نامعلوم|לא ידוע|अज्ञात";

constexpr std::string_view month_names[] = {
    "jänner|janv|janvier|enero|ene|gennaio|gen|janeiro|januari|januar",
    "feber|februar|févr|février|fev|febrero|febbraio|fevereiro|februari",
    "märz|maerz|mrz|mars|marzo|março|maart|mrt|marec",
    "avr|avril|abril|abr|aprile",
    "mai|mayo|maggio|mag|maio|mei|maj",
    "juni|juin|junio|giugno|giu|junho",
    "juli|juil|juillet|julio|luglio|lug|julho",
    "août|agosto|ago|augustus|augusti",
    "sept|septembre|septiembre|setiembre|settembre|sett|setembro|set|septemb",
    "okt|oktober|octobre|octubre|ottobre|ott|outubro|out",
    "novembre|noviembre|novembro",
    "dez|dezember|déc|décembre|diciembre|dic|dicembre|dezembro|des|desember",
};

constexpr std::string_view weekdays =
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|"
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|jeu|ven|sam|dim|"
    "lunes|martes|miércoles|jueves|viernes|sábado|domingo|mié|jue|vie|sáb|dom|"
    "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gio|sab|"
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|wo|vr|za|zo|"
    "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pon|wt|śr|czw|pt|sob|ndz|"
    "segunda-feira|segunda|terça-feira|terça|quarta-feira|quarta|quinta-feira|quinta|sexta-feira|sexta|feira|seg|ter|"
    "qua|qui|sex|"
    "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mån|tis|ons|tor|tors|lör|sön|"
    "pondělí|úterý|středa|čtvrtek|pátek|neděle|po|út|st|čt|pá|ne|"
    "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|"
    "понеділок|вівторок|середа|четвер|п'ятниця|субота|неділя|нд|"
    "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|"
    "الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت|الاحد|"
    "सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार";

struct NamedKind {
  DateWordKind kind;
  int number;
  std::string_view words;
};
constexpr NamedKind other_words[] = {
    {DateWordKind::quarter, 0,
     "q|qtr|quarter|quartal|trimestre|trim|t|kwartaal|kvartal|kvartalet|kv|k|kw|kwartał|kwartale|čtvrtletí|квартал|кв|"
     "çeyrek|ç|"
     "тримістр|ربع|तिमाही|רבעון"},
    {DateWordKind::half, 0,
     "h|hy|half|halbjahr|hj|semestre|sem|s|helft|halfjaar|halvår|halvåret|półrocze|półroczu|półr|pololetí|pol|"
     "полугодие|полуг|півріччя|yarıyıl|yarı|छमाही"},
    {DateWordKind::ordinal, 1,
     "first|i|erstes|ersten|erste|premier|première|1er|primer|primero|primo|primeiro|eerste|pierwszy|pierwsze|första|"
     "první|первый|первое|перший|перше|birinci|الاول|पहली|ראשון"},
    {DateWordKind::ordinal, 2,
     "second|ii|zweites|zweiten|zweite|deuxième|segundo|secondo|tweede|drugi|drugie|andra|druhé|второй|второе|другий|"
     "друге|ikinci|الثاني|दूसरी|שני"},
    {DateWordKind::ordinal, 3,
     "third|iii|drittes|dritten|dritte|troisième|tercer|tercero|terzo|terceiro|derde|trzeci|tredje|třetí|третий|"
     "третій|üçüncü|الثالث|तीसरी"},
    {DateWordKind::ordinal, 4,
     "fourth|last|iv|viertes|vierten|vierte|quatrième|cuarto|quarto|vierde|czwarty|fjärde|čtvrté|четвертый|четвертий|"
     "dördüncü|الرابع|चौथी"},
    {DateWordKind::season, 0,
     "spring|frühjahr|frühling|printemps|primavera|voorjaar|lente|wiosna|wiosną|vår|våren|jaro|na jaře|весна|весной|"
     "навесні|ilkbahar|ربيع"},
    {DateWordKind::season, 1,
     "summer|sommer|été|verano|estate|zomer|lato|latem|verão|sommar|sommaren|léto|лето|летом|літо|влітку|yaz|صيف"},
    {DateWordKind::season, 2,
     "autumn|fall|herbst|automne|otoño|autunno|herfst|najaar|jesień|jesienią|outono|höst|hösten|podzim|осень|осенью|"
     "осінь|восени|sonbahar|خريف"},
    {DateWordKind::season, 3, "winter|hiver|invierno|inverno|zima|zimą|vinter|vintern|зима|зимой|взимку|kış|شتاء"},
    {DateWordKind::filler, 0,
     "of|the|de|del|du|di|do|des|van|av|den|in|year|jahr|jahres|année|an|año|anno|ano|г|году|года|год|р|року|рік|roku|"
     "r|yılı|की|का|के|سنة|عام"},
    {DateWordKind::ending, 0, "st|nd|rd|th|er|ère|re|e|ème|o|a|º|й|е|го|ше|ге|тє|ter|te|de"},
};

// What is written without blanks, as the letters that stand for it; also the eras of Japan.
constexpr std::pair<std::string_view, std::string_view> unspaced[] = {
    {"四半期", "Q"},    {"季度", "Q"},      {"분기", "Q"},      {"上半期", " H1 "}, {"上半年", " H1 "},
    {"下半期", " H2 "}, {"下半年", " H2 "}, {"상반기", " H1 "}, {"하반기", " H2 "}, {"上期", " H1 "},
    {"下期", " H2 "},   {"年", "Y"},        {"년", "Y"},        {"月", "M"},        {"월", "M"},
    {"日", "D"},        {"일", "D"},        {"号", "D"},        {"號", "D"},        {"春季", "春"},
    {"夏季", "夏"},     {"秋季", "秋"},     {"冬季", "冬"},     {"第", ""},
};

constexpr std::pair<std::string_view, int> chinese_digits[] = {
    {"〇", 0}, {"零", 0}, {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4},  {"五", 5},
    {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"元", 1}, {"十", 10},
};

constexpr std::pair<std::string_view, int> eras[] = {
    {"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}, {"明治", 1867},
};

template <typename Each>
void for_each_word(std::string_view words, const Each& each) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find('|'));
    each(word);
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
}

std::vector<std::string> sorted_words(std::string_view list) {
  std::vector<std::string> out;
  for_each_word(list, [&](std::string_view word) { out.push_back(plain_cell(word)); });
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<DatePhrase> phrases(std::span<const RoleWords> lists) {
  std::vector<DatePhrase> out;
  for (const RoleWords& list : lists)
    for_each_word(list.words, [&](std::string_view word) { out.push_back({plain_cell(word), list.role}); });
  std::stable_sort(out.begin(), out.end(),
                   [](const DatePhrase& a, const DatePhrase& b) { return a.text.size() > b.text.size(); });
  return out;
}

using WordTable = std::vector<std::pair<std::string, DateWord>>;

// All words but those of the story's language, sorted; where a word stands twice, the first one counts.
const WordTable& word_table() {
  static const WordTable table = [] {
    WordTable out;
    const auto add = [&](std::string_view words, DateWord meaning) {
      for_each_word(words, [&](std::string_view word) { out.emplace_back(plain_cell(word), meaning); });
    };
    for (const NamedKind& named : other_words) add(named.words, {named.kind, named.number});
    for (size_t month = 0; month < std::size(month_names); ++month)
      add(month_names[month], {DateWordKind::month, static_cast<int>(month) + 1});
    for (const auto& [season, number] :
         {std::pair("春", 0), {"夏", 1}, {"秋", 2}, {"冬", 3}, {"봄", 0}, {"여름", 1}, {"가을", 2}, {"겨울", 3}})
      add(season, {DateWordKind::season, number});
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return out;
  }();
  return table;
}

std::string replaced(std::string text, std::string_view word, std::string_view by) {
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
    text.replace(at, word.size(), by);
  return text;
}

// The digits of Han numerals: "2008" of 二〇〇八, "25" of 二十五.
std::string with_chinese_digits(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    std::vector<int> digits;
    size_t end = at;
    for (bool more = true; more;) {
      more = false;
      for (const auto& [sign, value] : chinese_digits) {
        if (text.substr(end, sign.size()) != sign) continue;
        digits.push_back(value);
        end += sign.size();
        more = true;
      }
    }
    if (digits.empty()) {
      out.push_back(text[at++]);
      continue;
    }
    const auto ten = std::find(digits.begin(), digits.end(), 10);
    if (ten == digits.end()) {
      for (const int digit : digits) out.push_back(static_cast<char>('0' + digit));
    } else {
      const int tens = ten == digits.begin() ? 1 : *(ten - 1);
      out.append(std::to_string(tens * 10 + (ten + 1 == digits.end() ? 0 : *(ten + 1))));
    }
    at = end;
  }
  return out;
}

// "2008Y" of "平成20Y".
std::string with_plain_years(std::string text) {
  for (const auto& [era, before] : eras) {
    const size_t at = text.find(era);
    if (at == std::string::npos) continue;
    size_t end = at + era.size();
    int year = 0;
    while (end < text.size() && is_digit(text[end]) && year < 100) year = year * 10 + (text[end++] - '0');
    if (year == 0) continue;
    text.replace(at, end - at, std::to_string(before + year));
  }
  return text;
}

// Days of the week where words have no blanks between them: "(月)", "月曜日", "星期一", "周一", "(월)".
std::string without_weekdays(std::string text) {
  for (const std::string_view day : {"月", "火", "水", "木", "金", "土", "日", "一", "二", "三", "四",
                                     "五", "六", "天", "월", "화", "수", "목", "금", "토", "일"}) {
    const std::string name(day);
    for (const std::string& word : {"(" + name + "曜日)", name + "曜日", name + "曜", "(" + name + ")", "星期" + name,
                                    "周" + name, name + "요일"})
      text = replaced(std::move(text), word, "");
  }
  return text;
}

bool has_unspaced(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (is_unspaced_at(text, at)) return true;
  }
  return false;
}

void add_names(std::vector<std::pair<std::string, int>>& months, const Labels& labels) {
  for (const std::string_view list : {"months.long", "months.alone", "months.short"}) {
    for (int month = 0; month < 12; ++month) {
      std::string name = plain_cell(labels.item(list, month));
      while (!name.empty() && (name.back() == '.' || name.back() == '\'')) name.pop_back();
      if (!name.empty()) months.emplace_back(std::move(name), month + 1);
    }
  }
}

// A month by its name, or by the first three characters or more of it that no other month begins with.
int month_in(const std::vector<std::pair<std::string, int>>& months, std::string_view word) {
  for (const auto& [name, month] : months) {
    if (name == word) return month;
  }
  if (count_characters(word) < 3) return 0;
  int found = 0;
  for (const auto& [name, month] : months) {
    if (name.rfind(word, 0) != 0) continue;
    if (found != 0 && found != month) return 0;
    found = month;
  }
  return found;
}

}  // namespace

const std::vector<DatePhrase>& phrases_before_dates() {
  static const std::vector<DatePhrase> table = phrases(words_before);
  return table;
}

const std::vector<DatePhrase>& phrases_behind_dates() {
  static const std::vector<DatePhrase> table = phrases(words_behind);
  return table;
}

bool is_weekday(std::string_view plain) {
  static const std::vector<std::string> days = sorted_words(weekdays);
  return std::binary_search(days.begin(), days.end(), plain);
}

bool says_date_unknown(std::string_view plain) {
  static const std::vector<std::string> words = sorted_words(unknown_dates);
  return std::binary_search(words.begin(), words.end(), plain);
}

DateVocabulary::DateVocabulary(const Labels& labels) {
  add_names(months_, labels);
  add_names(english_months_, Labels());
  const auto add_marks = [&](std::string_view key, char letter, int count) {
    for (int i = 0; i < count; ++i) {
      std::string name = with_chinese_digits(plain_cell(labels.item(key, i)));
      if (!name.empty())
        marks_.emplace_back(std::move(name), std::string{' ', letter, static_cast<char>('1' + i), ' '});
    }
  };
  for (const char* key : {"quarters.long", "quarters.short"}) add_marks(key, 'Q', 4);
  for (const char* key : {"halves.long", "halves.short"}) add_marks(key, 'H', 2);
  std::stable_sort(marks_.begin(), marks_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (const char* key : {"date.day", "date.month", "date.year", "date.part_of_year"}) {
    const std::string around =
        plain_cell(fill(labels[key], {{"day", " "}, {"month", " "}, {"year", " "}, {"part", " "}}));
    for (size_t at = 0; at < around.size();) {
      size_t end = at;
      while (end < around.size() && is_letter_byte(around[end])) ++end;
      if (end > at) fillers_.push_back(around.substr(at, end - at));
      at = std::max(end, at + 1);
    }
  }
  // "ב" of "{day} ב{month} {year}".
  const std::string_view pattern = labels["date.day"];
  const std::string_view before = pattern.substr(0, pattern.find("{month}"));
  const size_t last = before.find_last_of(" }");
  joined_ = plain_cell(before.substr(last == before.npos ? 0 : last + 1));
}

int DateVocabulary::month(std::string_view word) const {
  const bool joined = !joined_.empty() && word.size() > joined_.size() && word.substr(0, joined_.size()) == joined_;
  if (const int found = month_in(months_, word); found != 0) return found;
  if (const int found = joined ? month_in(months_, word.substr(joined_.size())) : 0; found != 0) return found;
  return month_in(english_months_, word);
}

DateWord DateVocabulary::find(std::string_view word) const {
  if (const int found = month(word); found != 0) return {DateWordKind::month, found};
  const WordTable& table = word_table();
  const auto found = std::lower_bound(table.begin(), table.end(), word,
                                      [](const auto& entry, std::string_view key) { return entry.first < key; });
  if (found != table.end() && found->first == word) return found->second;
  const bool filler = std::find(fillers_.begin(), fillers_.end(), word) != fillers_.end();
  return {filler ? DateWordKind::filler : DateWordKind::other, 0};
}

std::string DateVocabulary::with_marks(std::string_view plain) const {
  std::string text =
      has_unspaced(plain) ? with_chinese_digits(without_weekdays(std::string(plain))) : std::string(plain);
  for (const auto& [name, mark] : marks_) {
    const size_t at = text.find(name);
    if (at == std::string::npos || !word_at(text, at, name)) continue;
    if (at > 0 && is_letter_byte(name.front()) && is_letter_byte(text[at - 1]) && !is_unspaced_at(name, 0)) continue;
    if (at > 0 && is_digit(name.front()) && is_digit(text[at - 1])) continue;
    const size_t end = at + name.size();
    if (is_digit(name.back()) && end < text.size() && is_digit(text[end])) continue;
    text.replace(at, name.size(), mark);
    break;
  }
  if (!has_unspaced(text)) return text;
  for (const auto& [word, letter] : unspaced) text = replaced(std::move(text), word, letter);
  return with_plain_years(std::move(text));
}

}  // namespace explainer
