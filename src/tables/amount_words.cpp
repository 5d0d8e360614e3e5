#include "amount_words.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "core/ascii.hpp"
#include "core/currency.hpp"
#include "core/doubt_words.hpp"
#include "plain_cell.hpp"

namespace explainer {
namespace {

struct BoundWords {
  Bound bound;
  std::string_view words;  // joined with '|'
};

// The English ones of the core are read as well.
constexpr BoundWords words_before[] = {
    {Bound::could_exceed,
     "could reach more than|may be more than|might be more than|could top|potentially more than|evtl. über|"
     "möglicherweise über|möglicherweise mehr als|womöglich über|könnte über|peut-être plus de|pourrait dépasser|"
     "podría superar|forse oltre|potrebbe superare|mogelijk boven|mogelijk meer dan|być może ponad|może przekroczyć|"
     "pode passar de|pode ultrapassar|poderia passar de|kanske över|kan överstiga|možná přes|возможно, свыше|"
     "может превысить|можливо, понад|قد يتجاوز|شاید بیش از|אולי מעל|或超过|可能超过|아마 초과"},
    {Bound::up_to,
     "max|max.|maximum|a maximum of|maximal|höchstens|bis zu|bis|weniger als|unter|jusqu'à|au plus|moins de|maximum "
     "de|hasta|"
     "como máximo|máximo|menos de|fino a|al massimo|massimo|meno di|tot|maximaal|hoogstens|minder dan|do|najwyżej|"
     "maksymalnie|mniej niż|poniżej|até|no máximo|menos de|upp till|högst|mindre än|max|až|nejvýše|méně než|до|"
     "не более|не больше|менее|не більше|менше|en çok|en fazla|حتى|لا يتجاوز|تا|عقصى|עד|最大|最高|最多|不超过|最大で|"
     "上限|최대|अधिकतम|not exceeding|capped at|<=|<|fewer than|no greater than|could reach|may reach|might reach|"
     "as many as|could be up to|may be up to"},
    {Bound::at_least,
     "mind.|mind|"
     "min|min.|minimum|a minimum of|minimal|mindestens|wenigstens|mehr als|über|gut|ab|au moins|plus de|al menos|"
     "por lo menos|mínimo|más de|almeno|minimo|più di|oltre|minstens|ten minste|minimaal|meer dan|ruim|co najmniej|"
     "przynajmniej|minimum|ponad|powyżej|więcej niż|pelo menos|no mínimo|mais de|acima de|minst|mer än|över|nejméně|"
     "alespoň|více než|přes|не менее|не меньше|более|больше|свыше|щонайменше|не менше|понад|більше|en az|"
     "على الاقل|اكثر من|لا يقل عن|دست کم|دستکم|بیش از|لפחות|לפחות|מעל|至少|超过|逾|少なくとも|최소|적어도|कम से कम|"
     ">=|>|in excess of|greater than|well over|just over|a little over|slightly more than|no fewer than|"
     "upward of|as little as|a good"},
    {Bound::about,
     "approx|approx.|est|est.|estimated|estimated at|about|c|ca|circa|cca|cca.|ungefähr|etwa|rund|zirka|knapp|fast|"
     "schätzungsweise|environ|près de|quelque|autour de|à peu près|unos|unas|cerca de|alrededor de|aproximadamente|"
     "casi|circa|quasi|ongeveer|rond|bijna|zo'n|około|ok.|ok|prawie|blisko|aproximadamente|quase|por volta de|"
     "omkring|cirka|ungefär|runt|nästan|knappt|asi|přibližně|kolem|téměř|skoro|около|примерно|приблизительно|почти|"
     "близько|приблизно|майже|yaklaşık|neredeyse|نحو|حوالي|تقريبا|حدود|כ-|סביב|בערך|約|およそ|约|大约|近|약|लगभग|करीब|"
     "a little under|just under|slightly less than"},
};

constexpr BoundWords words_behind[] = {
    {Bound::at_least,
     "-plus|plus|and more|and above|and up|oder mehr|ou plus|o más|o più|of meer|lub więcej|ou mais|eller mer|"
     "или более|以上|以上の|超|余|이상|초과|على الاقل|से ज्यादा|minimum|min|min.|mindestens|上回る|余り|强"},
    {Bound::up_to,
     "or fewer|or under|max|max.|maximum|höchstens|oder weniger|ou moins|o menos|o meno|of minder|以下|以内|未満|"
     "이하|미만|तक|كحد اقصى"},
    {Bound::could_exceed, "超の可能性|を超える可能性|초과 가능|से ज्यादा संभव|üzeri olası"},
    {Bound::about,
     "or thereabouts|approx|approx.|approximately|(approx)|(approx.)|(about)|(est.)|(est)|(estimate)|(estimated)|"
     "est.|est|circa|ca.|ca|c.|environ|ungefähr|程度|前後|ほど|くらい|左右|上下|정도|가량|쯤|弱|強|~"},
};

constexpr std::string_view undisclosed =
    "undisclosed|undisclosed amount|undisclosed sum|an undisclosed amount|an undisclosed sum|amount undisclosed|"
    "not disclosed|not published|not public|not announced|not given|not stated|not available|not known|"
    "unpublished|confidential|secret|unknown|unspecified|unclear|n/a|na|n.a.|#n/"
    "a|nd|n.d.|tbd|tba|tbc|?|??|???|-|--|---|"
    "x|none|terms not disclosed|terms undisclosed|price not disclosed|no price|k.a.|k. a.|keine angabe|keine angaben|"
    "unbekannt|nicht bekannt|nicht veröffentlicht|ungenannt|unveröffentlicht|n. v.|n.v.|vertraulich|geheim|inconnu|non "
    "communiqué|"
    "non divulgué|non publié|nc|n.c.|n.c|confidentiel|no revelado|no publicado|desconocido|sin datos|s/d|s.d.|"
    "confidencial|non comunicato|non divulgato|sconosciuto|n.d|riservato|onbekend|niet bekend|niet bekendgemaakt|"
    "n.b.|n.b|nieznana|nieznany|nie ujawniono|brak danych|b.d.|não divulgado|não revelado|desconhecido|okänt|okänd|"
    "ej offentliggjort|uppgift saknas|neznámo|nezveřejněno|неизвестно|не раскрыто|н/д|не розголошується|невідомо|"
    "açıklanmadı|bilinmiyor|غير معلن|غير معروف|نامعلوم|لم يعلن|לא פורסם|לא ידוע|अज्ञात|अघोषित|非公表|不明|未定|未公开|"
    "未披露|不详|未知|비공개|미정";

constexpr std::string_view nothing =
    "nothing|nothing at "
    "all|nil|zero|null|nichts|rien|zéro|néant|nada|cero|niente|nulla|niets|nul|nic|zero|inget|noll|ingenting|"
    "ничего|ноль|нічого|hiçbir şey|sıfır|لا شيء|صفر|हीच|कुछ नहीं|शून्य|なし|ゼロ|无|没有|零|없음|0";

struct ScaleList {
  int exponent;
  std::string_view words;
};
constexpr ScaleList english_scales[] = {
    {2, "hundred"},
    {3, "k|thousand|thousands|grand|thsd|thou"},
    {5, "lakh|lakhs|lac|lacs"},
    {6, "m|mn|mm|mln|mio|mill|million|millions|mil.|mills"},
    {7, "crore|crores|cr"},
    {9, "b|bn|bil|bln|billion|billions|bill"},
    {12, "t|tn|trn|tr|trill|trillion|trillions"},
};

// Of other languages, read in all of them; none of these means something else in English.
constexpr ScaleList other_scales[] = {
    {2, "百"},
    {3,
     "tsd|tausend|mille|miles|mila|duizend|tys|tysiąc|tysiące|tysięcy|tusen|tis|tisíc|тыс|тысяч|тысячи|тис|тисяч|"
     "ألف|الف|آلاف|هزار|אלף|हजार|千|천"},
    {4, "万|萬|만"},
    {5, "लाख"},
    {6,
     "mio|mill|million|millionen|millions|millón|millones|milione|milioni|mln|miljoen|milion|miliony|milionów|miliona|"
     "milhão|milhões|mi|miljon|miljoner|milionů|milionu|млн|миллион|миллиона|миллионов|мільйон|мільйона|мільйонів|"
     "milyon|مليون|ملايين|میلیون|מיליון|百万|백만"},
    {7, "करोड़|千万|천만"},
    {8, "億|亿|억"},
    {9,
     "mrd|mia|mlrd|milliarde|milliarden|md|mds|mdr|milliard|milliards|miliardo|miliardi|mld|miljard|miliard|miliardy|"
     "miliardów|miliarda|bilhão|bilhões|bi|miljarder|миллиард|миллиарда|миллиардов|млрд|мільярд|мільярда|мільярдів|"
     "milyar|مليار|مليارات|بليون|میلیارد|מיליארד|अरब|十億|十亿|십억"},
    {11, "खरब"},
    {12,
     "bio|billionen|billón|billones|bilione|bilioni|biljoen|bilion|biliony|bilionów|biliona|trilhão|trilhões|tri|"
     "biljon|biljoner|"
     "трлн|триллион|триллиона|триллионов|трильйон|трильйона|трильйонів|trilyon|ترليون|تريليون|تریلیون|טריליון|兆|조"},
    {16, "京|경"},
};

// Where the language's pack does not have the long scale's word, because it writes no such large numbers.
struct OwnScale {
  std::string_view language;
  int exponent;
  std::string_view words;
};
constexpr OwnScale own_scales[] = {
    {"fr", 12, "billion|billions"},
    {"de", 12, "billion|billionen|bill"},
    {"de", 3, "t"},
    {"nl", 12, "bln|biljoen"},
    {"es", 3, "mil"},
    {"pt", 3, "mil"},
    {"cs", 6, "mil"},
};

struct CurrencyWords {
  std::string_view code;
  std::string_view words;
};
constexpr CurrencyWords currency_words[] = {
    {"USD",
     "us$|us-$|usd$|$us|u.s.$|$|dollar|dollars|us dollar|us dollars|us-dollar|u.s. dollars|american "
     "dollars|bucks|dollar us|"
     "dollars us|dollars américains|dólar|dólares|dólares estadounidenses|dollaro|dollari|dollari usa|dolar|dolary|"
     "dolarów|dolara|dólares americanos|amerikanska dollar|dolarů|доллар|доллара|долларов|долл|долл.|долар|долара|"
     "доларів|dolar|دولار|دولار امريكي|دلار|דולר|דולרים|डॉलर|अमेरिकी डॉलर|ドル|米ドル|美元|美金|달러"},
    {"EUR", "€|euro|euros|eur|teur|евро|євро|يورو|یورو|אירו|यूरो|ユーロ|欧元|유로|eura|euroa"},
    {"GBP",
     "£|pound|pounds|pounds sterling|sterling|pfund|livre sterling|livres sterling|libra|libras|libras esterlinas|"
     "sterlina|sterline|pond|funt|funtów|pund|фунт|фунтов|фунтів|ポンド|英镑|파운드|£stg|stg"},
    {"JPY", "¥|yen|jp¥|円|日元|엔"},
    {"CNY", "cn¥|rmb|yuan|renminbi|元|人民元|人民币|위안"},
    {"CHF", "sfr|sfr.|fr.|franken|schweizer franken|swiss francs|francs suisses|franchi|フラン|瑞郎"},
    {"INR", "₹|rs|rs.|re.|rupee|rupees|रुपये|रुपए|रुपया|रु"},
    {"KRW", "₩|won|원|ウォン|韩元"},
    {"RUB", "₽|руб|руб.|рублей|рубля|ruble|rubles|rouble|roubles|rubel"},
    {"TRY", "₺|tl|lira|liras|türk lirası"},
    {"ILS", "₪|nis|shekel|shekels|שקל|שקלים|ש\"ח"},
    {"PLN", "zł|zl|złoty|złotych|złote|zloty|zlotys"},
    {"CZK", "kč|koruna|korun|koruny"},
    {"SEK", "skr|kronor|svenska kronor|swedish kronor"},
    {"NOK", "nkr|norske kroner|norwegian kroner"},
    {"DKK", "dkr|danske kroner|danish kroner"},
    {"UAH", "₴|грн|гривень|гривні|hryvnia|hryvnias"},
    {"BRL", "r$|real|reais|reais brasileiros"},
    {"AUD", "a$|au$|aud$|australian dollars|aussie dollars"},
    {"CAD", "c$|ca$|cad$|cdn$|can$|canadian dollars"},
    {"NZD", "nz$|new zealand dollars"},
    {"HKD", "hk$|hong kong dollars"},
    {"SGD", "s$|sg$|singapore dollars"},
    {"TWD", "nt$"},
    {"MXN", "mx$|mex$|mexican pesos"},
    {"ZAR", "rand"},
    {"HUF", "ft|forint"},
    {"SAR", "ريال|riyal|riyals"},
    {"AED", "dirham|dirhams|درهم"},
    {"IRR", "rial|rials"},
};

// ISO 4217.
constexpr std::string_view codes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
    "UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL DEM FRF ITL ESP NLG";

// A sign that several currencies are written with: the first one is meant, unless the story is in another of them.
struct SharedSign {
  std::string_view sign, codes;
};
constexpr SharedSign shared_signs[] = {
    {"$", "USD AUD CAD NZD HKD SGD TWD MXN ARS CLP COP BBD BSD FJD JMD NAD TTD"},
    {"dollar", "USD AUD CAD NZD HKD SGD TWD"},
    {"dollars", "USD AUD CAD NZD HKD SGD TWD"},
    {"¥", "JPY CNY"},
    {"£", "GBP EGP LBP SYP"},
    {"pounds", "GBP EGP LBP SYP"},
    {"rs", "INR PKR LKR NPR MUR"},
    {"rs.", "INR PKR LKR NPR MUR"},
    {"rupees", "INR PKR LKR NPR MUR"},
    {"元", "CNY TWD"},
    {"kr", " SEK NOK DKK ISK"},  // none is meant where the story is in none of them
    {"kr.", " SEK NOK DKK ISK"},
    {"kroner", " NOK DKK"},
    {"peso", " MXN ARS CLP COP PHP"},
    {"pesos", " MXN ARS CLP COP PHP"},
};

struct UsualUnit {
  std::string_view id, name, one, short_name, words;
  UnitKind kind;
};
constexpr UsualUnit usual_units[] = {
    {"gw", "gigawatts", "gigawatt", "GW", "gw|gigawatt|gigawatts|гвт|ギガワット|吉瓦|기가와트|جيجاوات|गीगावाट",
     UnitKind::power},
    {"mw", "megawatts", "megawatt", "MW", "mw|megawatt|megawatts|мвт|メガワット|兆瓦|메가와트|ميجاوات|मेगावाट",
     UnitKind::power},
    {"kw", "kilowatts", "kilowatt", "kW", "kw|kilowatt|kilowatts", UnitKind::power},
    {"twh", "terawatt hours", "terawatt hour", "TWh", "twh|terawatt hours|terawatt-hours", UnitKind::other},
    {"gwh", "gigawatt hours", "gigawatt hour", "GWh", "gwh|gigawatt hours|gigawatt-hours", UnitKind::other},
    {"mwh", "megawatt hours", "megawatt hour", "MWh", "mwh|megawatt hours|megawatt-hours", UnitKind::other},
    {"chips", "chips", "chip", "chips", "chip|chips|チップ|芯片|칩|puces|fichas", UnitKind::count},
    {"gpus", "GPUs", "GPU", "GPUs", "gpu|gpus", UnitKind::count},
    {"doses", "doses", "dose", "doses", "dose|doses|dosen|dosis|dosi|dawek|doser|доз|回分|剂", UnitKind::count},
    {"shares", "shares", "share", "shares",
     "share|shares|aktien|actions|acciones|azioni|aandelen|akcji|ações|aktier|株", UnitKind::count},
    {"people", "people", "person", "people", "people|persons|menschen|personen|personnes|personas|persone|osób|pessoas",
     UnitKind::count},
    {"jobs", "jobs", "job", "jobs", "job|jobs|arbeitsplätze|stellen|emplois|empleos", UnitKind::count},
    {"tonnes", "tonnes", "tonne", "t", "tonne|tonnes|tons|tonnen|toneladas|tonnellate", UnitKind::other},
    {"barrels", "barrels", "barrel", "barrels", "barrel|barrels|bbl", UnitKind::count},
    {"homes", "homes", "home", "homes", "home|homes|households", UnitKind::count},
    {"vehicles", "vehicles", "vehicle", "vehicles", "vehicle|vehicles|cars", UnitKind::count},
};

template <typename Each>
void for_each_word(std::string_view words, char joint, const Each& each) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(joint));
    each(word);
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
}

// By their first byte, and then the longest first; of two alike the first one stays.
template <typename List>
void sort_for_search(List& list) {
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    if (a.text.front() != b.text.front()) return a.text.front() < b.text.front();
    return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.text < b.text;
  });
  list.erase(std::unique(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.text == b.text; }),
             list.end());
}

template <typename List>
auto longest_at(const List& list, std::string_view text, size_t at) -> decltype(list.data()) {
  if (at >= text.size()) return nullptr;
  const char first = text[at];
  auto entry =
      std::lower_bound(list.begin(), list.end(), first, [](const auto& word, char c) { return word.text.front() < c; });
  for (; entry != list.end() && entry->text.front() == first; ++entry) {
    if (word_at(text, at, entry->text)) return &*entry;
  }
  return nullptr;
}

std::vector<DoubtPhrase> phrases(std::span<const Doubt> english, std::span<const BoundWords> others) {
  std::vector<DoubtPhrase> out;
  for (const Doubt& doubt : english) out.push_back({plain_cell(doubt.word), doubt.bound});
  for (const BoundWords& list : others)
    for_each_word(list.words, '|', [&](std::string_view word) { out.push_back({plain_cell(word), list.bound}); });
  sort_for_search(out);
  return out;
}

std::vector<std::string> sorted_words(std::string_view list) {
  std::vector<std::string> out;
  for_each_word(list, '|', [&](std::string_view word) { out.push_back(plain_cell(word)); });
  std::sort(out.begin(), out.end());
  return out;
}

// What units are called in all stories.
const std::vector<UnitWord>& usual_words() {
  static const std::vector<UnitWord> table = [] {
    std::vector<UnitWord> out;
    const auto add = [&](std::string_view word, std::string_view unit) {
      if (!word.empty()) out.push_back({plain_cell(word), std::string(unit), "", word == "teur" ? 3 : 0});
    };
    for (const SharedSign& shared : shared_signs) {
      if (shared.codes.front() != ' ') add(shared.sign, shared.codes.substr(0, 3));
    }
    for (const CurrencyWords& words : currency_words)
      for_each_word(words.words, '|', [&](std::string_view word) { add(word, words.code); });
    for_each_word(codes, ' ', [&](std::string_view code) { add(code, code); });
    for (const Currency& known : currencies) {
      add(known.symbol, known.code);
      add(known.plural, known.code);
    }
    for (const UsualUnit& unit : usual_units)
      for_each_word(unit.words, '|', [&](std::string_view word) { add(word, unit.id); });
    sort_for_search(out);
    return out;
  }();
  return table;
}

const std::vector<ScaleWord>& usual_scales() {
  static const std::vector<ScaleWord> table = [] {
    std::vector<ScaleWord> out;
    for (const ScaleList& list : english_scales)
      for_each_word(list.words, '|', [&](std::string_view word) {
        out.push_back({plain_cell(word), list.exponent, 0});
      });
    for (const ScaleList& list : other_scales)
      for_each_word(list.words, '|', [&](std::string_view word) {
        out.push_back({plain_cell(word), 0, list.exponent});
      });
    sort_for_search(out);
    return out;
  }();
  return table;
}

// "mld" of "{amount} mld", "millones" of "{amount} millones de".
std::string behind_amount(std::string_view pattern) {
  constexpr std::string_view amount = "{amount}";
  const size_t at = pattern.find(amount);
  if (at == std::string_view::npos) return {};
  std::string word = plain_cell(pattern.substr(at + amount.size()));
  for (const std::string_view end : {" de", " di", "."}) {
    if (word.size() > end.size() && word.ends_with(end)) word.erase(word.size() - end.size());
  }
  const size_t begin = word.find_first_not_of(' ');
  return begin == std::string::npos ? std::string() : word.substr(begin);
}

}  // namespace

const DoubtPhrase* doubt_before_at(std::string_view plain, size_t at) {
  static const std::vector<DoubtPhrase> table = phrases(doubts_before_figures(), words_before);
  return longest_at(table, plain, at);
}

const DoubtPhrase* doubt_behind_at(std::string_view plain, size_t at) {
  static const std::vector<DoubtPhrase> table = phrases(doubts_behind_figures(), words_behind);
  return longest_at(table, plain, at);
}

bool says_amount_undisclosed(std::string_view plain) {
  static const std::vector<std::string> words = sorted_words(undisclosed);
  return std::binary_search(words.begin(), words.end(), plain);
}

bool says_no_amount(std::string_view plain) {
  static const std::vector<std::string> words = sorted_words(nothing);
  return std::binary_search(words.begin(), words.end(), plain);
}

AmountVocabulary::AmountVocabulary(const ReadingContext& context) : units_(context.units) {
  if (units_.empty()) units_.push_back({"USD", "", "", "", UnitKind::money});
  for (const Unit& unit : units_) {  // of two alike the first one stays
    for (const std::string& word : {unit.id, unit.name, unit.one, unit.short_name}) add_word(word, unit.id);
  }
  add_shared_signs();
  add_currency_names(context.labels);
  sort_for_search(words_);
  add_scales(context);
}

void AmountVocabulary::add_word(std::string_view text, std::string_view unit) {
  std::string plain = plain_cell(text);
  if (!plain.empty()) words_.push_back({std::move(plain), std::string(unit), "", 0});
}

void AmountVocabulary::add_shared_signs() {
  for (const SharedSign& shared : shared_signs) {
    const size_t found = shared.codes.find(main_unit());
    if (found == std::string_view::npos || found == 0 || main_unit().size() != 3) continue;
    const bool has_usual = shared.codes.front() != ' ';
    words_.push_back({plain_cell(shared.sign), has_usual ? std::string(shared.codes.substr(0, 3)) : main_unit(),
                      has_usual ? main_unit() : "", 0});
  }
}

void AmountVocabulary::add_currency_names(const Labels& labels) {
  for (const Currency& currency : currencies) {
    const std::string key = "currency." + std::string(currency.code);
    add_word(labels[key], currency.code);
    for (const std::string_view form : plural_forms) add_word(labels.in_form(key, form), currency.code);
    add_word(labels["symbol." + std::string(currency.code)], currency.code);
  }
}

void AmountVocabulary::add_scales(const ReadingContext& context) {
  const Labels& labels = context.labels;
  for (int i = 0; i < 4; ++i) {
    int exponent = 0;
    for (const char digit : labels.item("number.scales", i)) exponent = exponent * 10 + (digit - '0');
    constexpr std::string_view names[] = {"thousand", "million", "billion", "trillion"};
    const auto add = [&](std::string_view pattern) {
      std::string word = behind_amount(pattern);
      if (!word.empty() && exponent > 0) scales_.push_back({std::move(word), 0, exponent});
    };
    for (const char* group : {"units.", "spoken."}) {
      const std::string key = group + std::string(names[i]);
      add(labels[key]);
      for (const std::string_view form : plural_forms) add(labels.in_form(key, form));
    }
  }
  for (const OwnScale& scale : own_scales) {
    if (context.language.substr(0, context.language.find('-')) != scale.language) continue;
    for_each_word(scale.words, '|', [&](std::string_view word) {
      scales_.push_back({plain_cell(word), 0, scale.exponent});
    });
  }
  sort_for_search(scales_);
}

std::optional<ScaleWord> AmountVocabulary::scale_at(std::string_view text, size_t at) const {
  const ScaleWord* const usual = longest_at(usual_scales(), text, at);
  const ScaleWord* const own = longest_at(scales_, text, at);
  if (usual == nullptr && own == nullptr) return std::nullopt;
  if (own == nullptr || (usual != nullptr && usual->text.size() > own->text.size())) return *usual;
  if (usual == nullptr || usual->text.size() < own->text.size()) return *own;
  return ScaleWord{own->text, usual->english, own->own};
}

const UnitWord* AmountVocabulary::unit_at(std::string_view text, size_t at) const {
  const UnitWord* const usual = longest_at(usual_words(), text, at);
  const UnitWord* const own = longest_at(words_, text, at);
  return own == nullptr || (usual != nullptr && usual->text.size() > own->text.size()) ? usual : own;
}

bool AmountVocabulary::is_of_story(std::string_view id) const {
  return std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.id == id; });
}

void AmountVocabulary::add_new_units(std::string_view id, std::vector<Unit>& units) const {
  const auto has_id = [&](const auto& unit) { return unit.id == id; };
  const auto* const found = std::find_if(std::begin(usual_units), std::end(usual_units), has_id);
  if (found == std::end(usual_units) || is_of_story(id) || std::any_of(units.begin(), units.end(), has_id)) return;
  units.push_back({std::string(found->id), std::string(found->name), std::string(found->one),
                   std::string(found->short_name), found->kind});
}

}  // namespace explainer
