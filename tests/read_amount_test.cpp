#include "tables/read_amount.hpp"

#include <doctest/doctest.h>

#include "core/money.hpp"
#include "reading_context.hpp"

using namespace explainer;

namespace {

// "up_to 4000000000 USD"
std::string text_of(const AmountRead& amount) {
  const std::string bound = amount.bound == Bound::exact ? "" : std::string(id_of(amount.bound)) + " ";
  return bound + plain_number(amount.value) + " " + amount.unit;
}

std::string outcome_of(const AmountCell& cell) {
  std::string out;
  switch (cell.outcome) {
    case Outcome::empty:
      return "empty";
    case Outcome::nothing:
      return "nothing " + cell.amount.unit;
    case Outcome::undisclosed:
      return "undisclosed";
    case Outcome::open:
      return "open";
    case Outcome::unreadable:
      return "unreadable";
    case Outcome::value:
      out = text_of(cell.amount);
  }
  for (const AmountRead& amount : cell.also) out += " / " + text_of(amount);
  return out + (cell.keep_words ? " …" : "");
}

AmountColumn column_of(const std::vector<std::string>& texts, const ReadingContext& context = {},
                       const Answers& answers = {}, std::vector<UnitHint> hints = {}) {
  return read_amounts(test::cells_of(texts), context, answers, hints);
}

std::string read(const std::string& text, const ReadingContext& context = {}) {
  return outcome_of(column_of({text}, context).cells[0]);
}

std::vector<std::string> read_column(const std::vector<std::string>& texts, const ReadingContext& context = {},
                                     const Answers& answers = {}) {
  std::vector<std::string> out;
  for (const AmountCell& cell : column_of(texts, context, answers).cells) out.push_back(outcome_of(cell));
  return out;
}

void check_rows(const std::string& language, const std::vector<test::CellRow>& rows) {
  test::check_cells(language, rows,
                    [](const std::string& text, const ReadingContext& context) { return read(text, context); });
}

}  // namespace

TEST_CASE("amounts in English cells") {
  check_rows("en", {
                       {"$4bn", "4000000000 USD"},
                       {"$4B", "4000000000 USD"},
                       {"$4b", "4000000000 USD"},
                       {"$4 bn", "4000000000 USD"},
                       {"$4 billion", "4000000000 USD"},
                       {"4 billion dollars", "4000000000 USD"},
                       {"4bn USD", "4000000000 USD"},
                       {"USD 4bn", "4000000000 USD"},
                       {"US$4bn", "4000000000 USD"},
                       {"US$ 4bn", "4000000000 USD"},
                       {"4 billion US dollars", "4000000000 USD"},
                       {"$4-billion", "4000000000 USD"},
                       {"$4,000,000,000", "4000000000 USD"},
                       {"4000000000", "4000000000 USD"},
                       {"$4.0bn", "4000000000 USD"},
                       {"$ 4bn", "4000000000 USD"},
                       {"4bn", "4000000000 USD"},
                       {"$4BN", "4000000000 USD"},
                       {"$4 Billion", "4000000000 USD"},
                       {"$4bn.", "4000000000 USD"},
                       {"$2.75bn", "2750000000 USD"},
                       {"$236m", "236000000 USD"},
                       {"$236 million", "236000000 USD"},
                       {"$236M", "236000000 USD"},
                       {"$236mn", "236000000 USD"},
                       {"$236 mln", "236000000 USD"},
                       {"$5MM", "5000000 USD"},
                       {"$750k", "750000 USD"},
                       {"$750K", "750000 USD"},
                       {"$750 thousand", "750000 USD"},
                       {"$1.4tn", "1400000000000 USD"},
                       {"$1.4 trillion", "1400000000000 USD"},
                       {"$1.4T", "1400000000000 USD"},
                       {"$1.4trn", "1400000000000 USD"},
                       {"$2", "2 USD"},
                       {"$2.50", "2.5 USD"},
                       {"$m 236", "236000000 USD"},
                       {"USD m 236", "236000000 USD"},
                       {"a billion dollars", "1000000000 USD"},
                       {"half a billion dollars", "500000000 USD"},
                       {"one billion dollars", "1000000000 USD"},
                       {"two dollars", "2 USD"},
                       {"ten million euros", "10000000 EUR"},
                       {"$2½bn", "2500000000 USD"},
                       {"½ billion", "500000000 USD"},
                       {"up to $4bn", "up_to 4000000000 USD"},
                       {"Up to $200B", "up_to 200000000000 USD"},
                       {"at most $4bn", "up_to 4000000000 USD"},
                       {"no more than $4bn", "up_to 4000000000 USD"},
                       {"as much as $4bn", "up_to 4000000000 USD"},
                       {"max. $4bn", "up_to 4000000000 USD"},
                       {"$4bn max", "up_to 4000000000 USD"},
                       {"maximum $4bn", "up_to 4000000000 USD"},
                       {"less than $4bn", "up_to 4000000000 USD"},
                       {"under $4bn", "up_to 4000000000 USD"},
                       {"<$4bn", "up_to 4000000000 USD"},
                       {"< $4bn", "up_to 4000000000 USD"},
                       {"≤ $4bn", "up_to 4000000000 USD"},
                       {"<= $4bn", "up_to 4000000000 USD"},
                       {"$4bn or less", "up_to 4000000000 USD"},
                       {"upto $4bn", "up_to 4000000000 USD"},
                       {"could reach $4bn", "up_to 4000000000 USD"},
                       {"not exceeding $4bn", "up_to 4000000000 USD"},
                       {"≥ €300m", "at_least 300000000 EUR"},
                       {">= €300m", "at_least 300000000 EUR"},
                       {"> €300m", "at_least 300000000 EUR"},
                       {">€300m", "at_least 300000000 EUR"},
                       {"at least €10bn", "at_least 10000000000 EUR"},
                       {"more than €10bn", "at_least 10000000000 EUR"},
                       {"over €10bn", "at_least 10000000000 EUR"},
                       {"€10bn+", "at_least 10000000000 EUR"},
                       {"€10bn or more", "at_least 10000000000 EUR"},
                       {"€10bn-plus", "at_least 10000000000 EUR"},
                       {"min. €10bn", "at_least 10000000000 EUR"},
                       {"€10bn at least", "at_least 10000000000 EUR"},
                       {"in excess of €10bn", "at_least 10000000000 EUR"},
                       {"upwards of €10bn", "at_least 10000000000 EUR"},
                       {"no less than €10bn", "at_least 10000000000 EUR"},
                       {"just over €10bn", "at_least 10000000000 EUR"},
                       {"above €10bn", "at_least 10000000000 EUR"},
                       {"about £27bn", "about 27000000000 GBP"},
                       {"around £27bn", "about 27000000000 GBP"},
                       {"approx. £27bn", "about 27000000000 GBP"},
                       {"approximately £27bn", "about 27000000000 GBP"},
                       {"c. £27bn", "about 27000000000 GBP"},
                       {"c.£27bn", "about 27000000000 GBP"},
                       {"c £27bn", "about 27000000000 GBP"},
                       {"ca. £27bn", "about 27000000000 GBP"},
                       {"circa £27bn", "about 27000000000 GBP"},
                       {"~£27bn", "about 27000000000 GBP"},
                       {"~ £27bn", "about 27000000000 GBP"},
                       {"≈£27bn", "about 27000000000 GBP"},
                       {"roughly £27bn", "about 27000000000 GBP"},
                       {"some £27bn", "about 27000000000 GBP"},
                       {"an estimated £27bn", "about 27000000000 GBP"},
                       {"est. £27bn", "about 27000000000 GBP"},
                       {"£27bn or so", "about 27000000000 GBP"},
                       {"£27bn (est.)", "about 27000000000 GBP"},
                       {"nearly £27bn", "about 27000000000 GBP"},
                       {"almost £27bn", "about 27000000000 GBP"},
                       {"just under £27bn", "about 27000000000 GBP"},
                       {"close to £27bn", "about 27000000000 GBP"},
                       {"£27bn approx", "about 27000000000 GBP"},
                       {"could exceed $10 billion", "could_exceed 10000000000 USD"},
                       {"may exceed $10bn", "could_exceed 10000000000 USD"},
                       {"could top $10bn", "could_exceed 10000000000 USD"},
                       {"could be more than $10bn", "could_exceed 10000000000 USD"},
                       {"$10B–$40B", "at_least 10000000000 USD …"},
                       {"$10B-$40B", "at_least 10000000000 USD …"},
                       {"$10-40bn", "at_least 10000000000 USD …"},
                       {"$10bn to $40bn", "at_least 10000000000 USD …"},
                       {"10 to 40 million", "at_least 10000000 USD …"},
                       {"between $10bn and $40bn", "at_least 10000000000 USD …"},
                       {"from $10bn to $40bn", "at_least 10000000000 USD …"},
                       {"$800m–$1.2bn", "at_least 800000000 USD …"},
                       {"€10–12 million", "at_least 10000000 EUR …"},
                       {"10–12 GW", "at_least 10 gw …"},
                       {"up to $10-12bn", "up_to 12000000000 USD …"},
                       {"at least $10-12bn", "at_least 10000000000 USD …"},
                       {"about $10-12bn", "unreadable"},
                       {"$40bn-$10bn", "unreadable"},
                       {"$10bn–$10bn", "10000000000 USD"},
                       {"$10bn–€12bn", "unreadable"},
                       {"about up to $4bn", "up_to 4000000000 USD …"},
                       {"at least up to $4bn", "unreadable"},
                       {"undisclosed", "undisclosed"},
                       {"Undisclosed", "undisclosed"},
                       {"not disclosed", "undisclosed"},
                       {"n/a", "undisclosed"},
                       {"N/A", "undisclosed"},
                       {"#N/A", "undisclosed"},
                       {"–", "undisclosed"},
                       {"—", "undisclosed"},
                       {"-", "undisclosed"},
                       {"?", "undisclosed"},
                       {"unknown", "undisclosed"},
                       {"TBD", "undisclosed"},
                       {"confidential", "undisclosed"},
                       {"an undisclosed sum", "undisclosed"},
                       {"terms not disclosed", "undisclosed"},
                       {"nothing", "nothing USD"},
                       {"0", "nothing USD"},
                       {"$0", "nothing USD"},
                       {"€0", "nothing EUR"},
                       {"nil", "nothing USD"},
                       {"zero", "nothing USD"},
                       {"0.00", "nothing USD"},
                       {"", "empty"},
                       {"  ", "empty"},
                       {"\u00A0", "empty"},
                       {"£750,000", "open"},
                       {"£750,000.00", "750000 GBP"},
                       {"£7,500,000", "7500000 GBP"},
                       {"€25.000.000", "25000000 EUR"},
                       {"25.000.000 €", "25000000 EUR"},
                       {"1.234", "open"},
                       {"1,234", "open"},
                       {"$1.234bn", "open"},
                       {"1.5", "1.5 USD"},
                       {"1,5", "1.5 USD"},
                       {"0.5bn", "500000000 USD"},
                       {"1.234,50", "1234.5 USD"},
                       {"1,234.50", "1234.5 USD"},
                       {"1 234 567", "1234567 USD"},
                       {"1 234,50", "1234.5 USD"},
                       {"1'234'567", "1234567 USD"},
                       {"1’234’567.50", "1234567.5 USD"},
                       {"CHF 1'234'567.50", "1234567.5 CHF"},
                       {"1 234 567 €", "1234567 EUR"},
                       {"1 234 567 €", "1234567 EUR"},
                       {"12,34,567", "1234567 USD"},
                       {"1,00,00,000", "10000000 USD"},
                       {"1234.567", "about 1234.57 USD"},
                       {"0,750", "0.75 USD"},
                       {"12,3456,789", "unreadable"},
                       {"1.2.3", "unreadable"},
                       {"1,2 Mrd. €", "1200000000 EUR"},
                       {"$-5m", "unreadable"},
                       {"-$5m", "unreadable"},
                       {"−5", "unreadable"},
                       {"($5m)", "unreadable"},
                       {"(5,000)", "unreadable"},
                       {"+$5m", "5000000 USD"},
                       {"CHF 6bn", "6000000000 CHF"},
                       {"6bn CHF", "6000000000 CHF"},
                       {"CHF6bn", "6000000000 CHF"},
                       {"Fr. 6bn", "6000000000 CHF"},
                       {"EUR 5m", "5000000 EUR"},
                       {"5 Mio EUR", "5000000 EUR"},
                       {"5m EUR", "5000000 EUR"},
                       {"€5m", "5000000 EUR"},
                       {"5m€", "5000000 EUR"},
                       {"5M€", "5000000 EUR"},
                       {"5 million euros", "5000000 EUR"},
                       {"5 million euro", "5000000 EUR"},
                       {"A$5m", "5000000 AUD"},
                       {"AU$5m", "5000000 AUD"},
                       {"C$5m", "5000000 CAD"},
                       {"CA$5m", "5000000 CAD"},
                       {"NZ$5m", "5000000 NZD"},
                       {"HK$5m", "5000000 HKD"},
                       {"S$5m", "5000000 SGD"},
                       {"R$5m", "5000000 BRL"},
                       {"¥5bn", "5000000000 JPY"},
                       {"CN¥5bn", "5000000000 CNY"},
                       {"RMB 5bn", "5000000000 CNY"},
                       {"5 billion yuan", "5000000000 CNY"},
                       {"₹5 crore", "50000000 INR"},
                       {"₹ 1.5 lakh crore", "1500000000000 INR"},
                       {"Rs 500 crore", "5000000000 INR"},
                       {"Rs. 500 cr", "5000000000 INR"},
                       {"₩5bn", "5000000000 KRW"},
                       {"₽5bn", "5000000000 RUB"},
                       {"£5m", "5000000 GBP"},
                       {"5 million pounds", "5000000 GBP"},
                       {"GBP 5m", "5000000 GBP"},
                       {"SEK 5bn", "5000000000 SEK"},
                       {"5bn SEK", "5000000000 SEK"},
                       {"5bn kr", "unreadable"},
                       {"PLN 5m", "5000000 PLN"},
                       {"5 million Swiss francs", "5000000 CHF"},
                       {"AED 5bn", "5000000000 AED"},
                       {"5bn Danish kroner", "5000000000 DKK"},
                       {"DEM 5m", "5000000 DEM"},
                       {"10 GW", "10 gw"},
                       {"about 10 GW", "about 10 gw"},
                       {"10GW", "10 gw"},
                       {"10 gigawatts", "10 gw"},
                       {"1.2 gigawatts", "1.2 gw"},
                       {"500,000,000 doses", "500000000 doses"},
                       {"500 million doses", "500000000 doses"},
                       {"up to 1 million chips", "up_to 1000000 chips"},
                       {"100k GPUs", "100000 gpus"},
                       {"5 MW", "5 mw"},
                       {"2,500 people", "open"},
                       {"2500 people", "2500 people"},
                       {"10 GW ($100bn)", "100000000000 USD / 10 gw"},
                       {"$100bn (10 GW)", "100000000000 USD / 10 gw"},
                       {"$38bn; 10 GW", "38000000000 USD / 10 gw"},
                       {"€5bn ($5.4bn)", "5400000000 USD / 5000000000 EUR"},
                       {"$5bn / €4.6bn", "5000000000 USD / 4600000000 EUR"},
                       {"$5bn; $6bn", "unreadable"},
                       {"about $100bn, 10 GW", "about 100000000000 USD / 10 gw"},
                       {"$4bn over five years", "4000000000 USD …"},
                       {"$4bn in shares", "4000000000 USD …"},
                       {"$4bn (in shares)", "4000000000 USD …"},
                       {"$4bn a year", "unreadable"},
                       {"$4bn per year", "unreadable"},
                       {"$10 a share", "unreadable"},
                       {"$4bn (cancelled)", "unreadable"},
                       {"not $4bn", "unreadable"},
                       {"a loan of $4bn", "unreadable"},
                       {"30%", "unreadable"},
                       {"several billion", "unreadable"},
                       {"billions", "unreadable"},
                       {"$", "unreadable"},
                       {"USD", "unreadable"},
                       {"abc", "unreadable"},
                       {"$4bn foo", "unreadable"},
                       {"4 foos", "unreadable"},
                       {"$4bnx", "unreadable"},
                       {"$4bn minus fees", "unreadable"},
                       {"1.2E+09", "1200000000 USD"},
                       {"1E9", "1000000000 USD"},
                       {"$2e15", "unreadable"},
                       {"1e400", "unreadable"},
                       {"$5 quadrillion", "unreadable"},
                       {"$2,000 trillion", "open"},
                       {"99999999999999999999999999999", "unreadable"},
                       {"$0.333", "about 0.33 USD"},
                       {"$0.001", "about 0 USD"},
                       {"４０億ドル", "4000000000 USD"},
                       {"＄４ｂｎ", "4000000000 USD"},
                       {"$ 4 bn", "4000000000 USD"},
                       {"$4​bn", "4000000000 USD"},
                       {"“$4bn”", "unreadable"},
                   });
}

TEST_CASE("amounts in German cells") {
  check_rows("de", {
                       {"1,2 Mrd. €", "1200000000 EUR"},
                       {"1,2 Mrd €", "1200000000 EUR"},
                       {"1,2 Milliarden Euro", "1200000000 EUR"},
                       {"1 Milliarde Euro", "1000000000 EUR"},
                       {"eine Milliarde Euro", "1000000000 EUR"},
                       {"25 Mio. €", "25000000 EUR"},
                       {"25 Mio EUR", "25000000 EUR"},
                       {"25 Millionen Euro", "25000000 EUR"},
                       {"EUR 25 Mio.", "25000000 EUR"},
                       {"€ 25 Mio.", "25000000 EUR"},
                       {"25.000.000 €", "25000000 EUR"},
                       {"25.000.000,00 €", "25000000 EUR"},
                       {"1.234,56 €", "1234.56 EUR"},
                       {"500 Tsd. €", "500000 EUR"},
                       {"500 Tausend Euro", "500000 EUR"},
                       {"500 TEUR", "500000 EUR"},
                       {"TEUR 500", "500000 EUR"},
                       {"500 T€", "open"},
                       {"2 Bio. €", "2000000000000 EUR"},
                       {"2 Billionen Euro", "2000000000000 EUR"},
                       {"2 Billion Euro", "open"},
                       {"4 Mrd. $", "4000000000 USD"},
                       {"4 Milliarden Dollar", "4000000000 USD"},
                       {"4 Milliarden US-Dollar", "4000000000 USD"},
                       {"6 Mrd. Franken", "6000000000 CHF"},
                       {"6 Mrd. Schweizer Franken", "6000000000 CHF"},
                       {"5 Milliarden Pfund", "5000000000 GBP"},
                       {"bis zu 4 Mrd. €", "up_to 4000000000 EUR"},
                       {"bis zu 4 Milliarden Euro", "up_to 4000000000 EUR"},
                       {"höchstens 4 Mrd. €", "up_to 4000000000 EUR"},
                       {"max. 4 Mrd. €", "up_to 4000000000 EUR"},
                       {"weniger als 4 Mrd. €", "up_to 4000000000 EUR"},
                       {"mindestens 300 Mio. €", "at_least 300000000 EUR"},
                       {"mind. 300 Mio. €", "at_least 300000000 EUR"},
                       {"mehr als 300 Mio. €", "at_least 300000000 EUR"},
                       {"über 300 Mio. €", "at_least 300000000 EUR"},
                       {"ueber 300 Mio. €", "unreadable"},
                       {"300 Mio. € oder mehr", "at_least 300000000 EUR"},
                       {"rund 27 Mrd. £", "about 27000000000 GBP"},
                       {"etwa 27 Mrd. £", "about 27000000000 GBP"},
                       {"ca. 27 Mrd. £", "about 27000000000 GBP"},
                       {"ungefähr 27 Mrd. £", "about 27000000000 GBP"},
                       {"fast 27 Mrd. £", "about 27000000000 GBP"},
                       {"knapp 27 Mrd. £", "about 27000000000 GBP"},
                       {"evtl. über 10 Mrd. $", "could_exceed 10000000000 USD"},
                       {"könnte über 10 Mrd. $", "could_exceed 10000000000 USD"},
                       {"10 bis 40 Mio. €", "at_least 10000000 EUR …"},
                       {"zwischen 10 und 40 Mio. €", "at_least 10000000 EUR …"},
                       {"10–40 Mio. €", "at_least 10000000 EUR …"},
                       {"unbekannt", "undisclosed"},
                       {"k. A.", "undisclosed"},
                       {"keine Angabe", "undisclosed"},
                       {"nicht veröffentlicht", "undisclosed"},
                       {"nichts", "nothing USD"},
                       {"1.234 €", "open"},
                       {"CHF 1'234'567.–", "unreadable"},
                       {"rund 10 GW", "about 10 gw"},
                       {"30 Prozent", "unreadable"},
                       {"$4 billion", "open"},
                       {"$4bn", "4000000000 USD"},
                       {"up to $4bn", "up_to 4000000000 USD"},
                       {"25.000 Euro", "open"},
                   });
}

TEST_CASE("amounts in French, Spanish, Italian and Portuguese cells") {
  check_rows("fr", {
                       {"1,2 Md€", "1200000000 EUR"},
                       {"1,2 Md €", "1200000000 EUR"},
                       {"1,2 milliard d’euros", "1200000000 EUR"},
                       {"4 milliards d'euros", "4000000000 EUR"},
                       {"4 milliards de dollars", "4000000000 USD"},
                       {"25 M€", "25000000 EUR"},
                       {"25 millions d’euros", "25000000 EUR"},
                       {"25 000 000 €", "25000000 EUR"},
                       {"25 000 000,50 €", "25000000.5 EUR"},
                       {"500 k€", "500000 EUR"},
                       {"500 mille euros", "500000 EUR"},
                       {"4 Mds €", "4000000000 EUR"},
                       {"2 billions d’euros", "open"},
                       {"jusqu’à 4 milliards d’euros", "up_to 4000000000 EUR"},
                       {"au plus 4 Md€", "up_to 4000000000 EUR"},
                       {"au moins 300 M€", "at_least 300000000 EUR"},
                       {"plus de 300 M€", "at_least 300000000 EUR"},
                       {"environ 27 milliards de livres sterling", "about 27000000000 GBP"},
                       {"près de 27 Md€", "about 27000000000 EUR"},
                       {"quelque 27 Md€", "about 27000000000 EUR"},
                       {"peut-être plus de 10 milliards de dollars", "could_exceed 10000000000 USD"},
                       {"pourrait dépasser 10 Md€", "could_exceed 10000000000 EUR"},
                       {"10 à 40 M€", "at_least 10000000 EUR …"},
                       {"entre 10 et 40 M€", "at_least 10000000 EUR …"},
                       {"non communiqué", "undisclosed"},
                       {"NC", "undisclosed"},
                       {"rien", "nothing USD"},
                       {"6 milliards de francs suisses", "6000000000 CHF"},
                   });
  check_rows("es", {
                       {"1,2 millones de euros", "1200000 EUR"},
                       {"1.200 millones de euros", "open"},
                       {"4 mil millones de dólares", "4000000000 USD"},
                       {"4 mil M€", "4000000000 EUR"},
                       {"2 billones de euros", "2000000000000 EUR"},
                       {"25.000.000 €", "25000000 EUR"},
                       {"500 mil euros", "500000 EUR"},
                       {"hasta 4 millones de euros", "up_to 4000000 EUR"},
                       {"al menos 300 M€", "at_least 300000000 EUR"},
                       {"más de 300 M€", "at_least 300000000 EUR"},
                       {"unos 27 millones de libras", "about 27000000 GBP"},
                       {"cerca de 27 M€", "about 27000000 EUR"},
                       {"casi 27 M€", "about 27000000 EUR"},
                       {"podría superar 10 M€", "could_exceed 10000000 EUR"},
                       {"entre 10 y 40 M€", "at_least 10000000 EUR …"},
                       {"no revelado", "undisclosed"},
                       {"nada", "nothing USD"},
                       {"4 B", "open"},
                   });
  check_rows("it", {
                       {"1,2 miliardi di euro", "1200000000 EUR"},
                       {"1 miliardo di euro", "1000000000 EUR"},
                       {"1,2 mld €", "1200000000 EUR"},
                       {"25 milioni di euro", "25000000 EUR"},
                       {"25 mln €", "25000000 EUR"},
                       {"500mila euro", "500000 EUR"},
                       {"500 mila euro", "500000 EUR"},
                       {"fino a 4 miliardi di euro", "up_to 4000000000 EUR"},
                       {"almeno 300 mln €", "at_least 300000000 EUR"},
                       {"oltre 300 mln €", "at_least 300000000 EUR"},
                       {"circa 27 mld £", "about 27000000000 GBP"},
                       {"quasi 27 mld £", "about 27000000000 GBP"},
                       {"forse oltre 10 mld $", "could_exceed 10000000000 USD"},
                       {"tra 10 e 40 milioni di euro", "at_least 10000000 EUR …"},
                       {"non comunicato", "undisclosed"},
                       {"4 miliardi di dollari", "4000000000 USD"},
                   });
  check_rows("pt", {
                       {"R$ 1,2 bi", "1200000000 BRL"},
                       {"R$ 1,2 bilhão", "1200000000 BRL"},
                       {"R$ 4 bilhões", "4000000000 BRL"},
                       {"US$ 25 mi", "25000000 USD"},
                       {"US$ 25 milhões", "25000000 USD"},
                       {"25 milhões de euros", "25000000 EUR"},
                       {"500 mil reais", "500000 BRL"},
                       {"R$ 2 tri", "2000000000000 BRL"},
                       {"R$ 1.234.567,89", "1234567.89 BRL"},
                       {"até R$ 4 bi", "up_to 4000000000 BRL"},
                       {"pelo menos R$ 4 bi", "at_least 4000000000 BRL"},
                       {"mais de R$ 4 bi", "at_least 4000000000 BRL"},
                       {"cerca de R$ 4 bi", "about 4000000000 BRL"},
                       {"pode passar de R$ 4 bi", "could_exceed 4000000000 BRL"},
                       {"não divulgado", "undisclosed"},
                   });
}

TEST_CASE("amounts in Dutch, Swedish, Polish and Czech cells") {
  check_rows("nl", {
                       {"€ 1,2 mld", "1200000000 EUR"},
                       {"€ 1,2 miljard", "1200000000 EUR"},
                       {"1,2 miljard euro", "1200000000 EUR"},
                       {"25 miljoen euro", "25000000 EUR"},
                       {"€ 25 mln.", "25000000 EUR"},
                       {"€ 25.000.000", "25000000 EUR"},
                       {"500 duizend euro", "500000 EUR"},
                       {"2 biljoen euro", "2000000000000 EUR"},
                       {"2 bln euro", "open"},
                       {"tot 4 miljard euro", "up_to 4000000000 EUR"},
                       {"maximaal € 4 mld", "up_to 4000000000 EUR"},
                       {"minstens € 4 mld", "at_least 4000000000 EUR"},
                       {"meer dan € 4 mld", "at_least 4000000000 EUR"},
                       {"ruim € 4 mld", "at_least 4000000000 EUR"},
                       {"circa € 4 mld", "about 4000000000 EUR"},
                       {"ongeveer € 4 mld", "about 4000000000 EUR"},
                       {"bijna € 4 mld", "about 4000000000 EUR"},
                       {"10 tot 40 miljoen euro", "at_least 10000000 EUR …"},
                       {"onbekend", "undisclosed"},
                   });
  check_rows("sv", {
                       {"1,2 mdr kr", "1200000000 SEK"},
                       {"1,2 mdr SEK", "1200000000 SEK"},
                       {"1,2 miljarder kronor", "1200000000 SEK"},
                       {"25 miljoner kronor", "25000000 SEK"},
                       {"25 mn SEK", "25000000 SEK"},
                       {"25 Mkr", "unreadable"},
                       {"500 tusen kronor", "500000 SEK"},
                       {"5 bn SEK", "open"},
                       {"5 biljoner kronor", "5000000000000 SEK"},
                       {"25 000 000 SEK", "25000000 SEK"},
                       {"upp till 4 mdr SEK", "up_to 4000000000 SEK"},
                       {"minst 4 mdr SEK", "at_least 4000000000 SEK"},
                       {"över 4 mdr SEK", "at_least 4000000000 SEK"},
                       {"omkring 4 mdr SEK", "about 4000000000 SEK"},
                       {"nästan 4 mdr SEK", "about 4000000000 SEK"},
                       {"okänt", "undisclosed"},
                       {"4 miljarder dollar", "4000000000 USD"},
                   });
  check_rows("pl", {
                       {"1,2 mld zł", "1200000000 PLN"},
                       {"1,2 miliarda złotych", "1200000000 PLN"},
                       {"25 mln zł", "25000000 PLN"},
                       {"25 milionów złotych", "25000000 PLN"},
                       {"500 tys. zł", "500000 PLN"},
                       {"5 mld USD", "5000000000 USD"},
                       {"5 miliardów dolarów", "5000000000 USD"},
                       {"25 000 000 zł", "25000000 PLN"},
                       {"do 4 mld zł", "up_to 4000000000 PLN"},
                       {"co najmniej 4 mld zł", "at_least 4000000000 PLN"},
                       {"ponad 4 mld zł", "at_least 4000000000 PLN"},
                       {"około 4 mld zł", "about 4000000000 PLN"},
                       {"ok. 4 mld zł", "about 4000000000 PLN"},
                       {"prawie 4 mld zł", "about 4000000000 PLN"},
                       {"nie ujawniono", "undisclosed"},
                       {"nic", "nothing USD"},
                       {"2 biliony złotych", "2000000000000 PLN"},
                   });
  check_rows("cs", {{"1,2 mld. Kč", "1200000000 CZK"},
                    {"25 milionů korun", "25000000 CZK"},
                    {"500 tis. Kč", "500000 CZK"},
                    {"až 4 mld. Kč", "up_to 4000000000 CZK"},
                    {"nejméně 4 mld. Kč", "at_least 4000000000 CZK"},
                    {"asi 4 mld. Kč", "about 4000000000 CZK"},
                    {"5 mil. Kč", "5000000 CZK"}});
}

TEST_CASE("amounts in Russian, Ukrainian, Turkish, Hebrew, Arabic, Persian and Hindi cells") {
  check_rows("ru", {
                       {"1,2 млрд руб.", "1200000000 RUB"},
                       {"1,2 млрд рублей", "1200000000 RUB"},
                       {"25 млн $", "25000000 USD"},
                       {"25 млн долларов", "25000000 USD"},
                       {"25 миллионов евро", "25000000 EUR"},
                       {"500 тыс. руб.", "500000 RUB"},
                       {"2 трлн рублей", "2000000000000 RUB"},
                       {"до 4 млрд руб.", "up_to 4000000000 RUB"},
                       {"не менее 4 млрд руб.", "at_least 4000000000 RUB"},
                       {"более 4 млрд руб.", "at_least 4000000000 RUB"},
                       {"свыше 4 млрд руб.", "at_least 4000000000 RUB"},
                       {"около 4 млрд руб.", "about 4000000000 RUB"},
                       {"примерно 4 млрд руб.", "about 4000000000 RUB"},
                       {"возможно, свыше 4 млрд руб.", "could_exceed 4000000000 RUB"},
                       {"не раскрыто", "undisclosed"},
                       {"н/д", "undisclosed"},
                   });
  check_rows("uk", {{"1,2 млрд грн", "1200000000 UAH"},
                    {"до 4 млн доларів", "up_to 4000000 USD"},
                    {"понад 4 млн грн", "at_least 4000000 UAH"},
                    {"близько 4 млн грн", "about 4000000 UAH"}});
  check_rows("tr", {{"1,2 milyar TL", "1200000000 TRY"},
                    {"25 milyon dolar", "25000000 USD"},
                    {"en çok 25 milyon dolar", "up_to 25000000 USD"},
                    {"en az 25 milyon dolar", "at_least 25000000 USD"},
                    {"yaklaşık 25 milyon dolar", "about 25000000 USD"},
                    {"5 B TL", "open"}});
  check_rows("he", {{"4 מיליארד דולר", "4000000000 USD"},
                    {"25 מיליון שקלים", "25000000 ILS"},
                    {"עד 4 מיליארד דולר", "up_to 4000000000 USD"},
                    {"לפחות 4 מיליארד דולר", "at_least 4000000000 USD"},
                    {"לא פורסם", "undisclosed"}});
  check_rows("ar", {{"4 مليار دولار", "4000000000 USD"},
                    {"٤ مليار دولار", "4000000000 USD"},
                    {"١٫٢ مليار دولار", "1200000000 USD"},
                    {"١٬٢٣٤٬٥٦٧ دولار", "1234567 USD"},
                    {"٢٥ مليون يورو", "25000000 EUR"},
                    {"حتى 4 مليار دولار", "up_to 4000000000 USD"},
                    {"نحو 4 مليار دولار", "about 4000000000 USD"},
                    {"أكثر من 4 مليار دولار", "at_least 4000000000 USD"},
                    {"4 مليار دولار على الأقل", "at_least 4000000000 USD"},
                    {"قد يتجاوز 10 مليار دولار", "could_exceed 10000000000 USD"},
                    {"غير معلن", "undisclosed"}});
  check_rows("fa", {{"۴ میلیارد دلار", "4000000000 USD"},
                    {"حدود ۴ میلیارد دلار", "about 4000000000 USD"},
                    {"تا ۴ میلیون یورو", "up_to 4000000 EUR"},
                    {"دست‌کم ۴ میلیارد دلار", "at_least 4000000000 USD"}});
  check_rows("hi", {{"₹5 करोड़", "50000000 INR"},
                    {"5 करोड़ रुपये", "50000000 INR"},
                    {"५ करोड़ रुपये", "50000000 INR"},
                    {"1.5 लाख करोड़ रुपये", "1500000000000 INR"},
                    {"10 अरब डॉलर", "10000000000 USD"},
                    {"लगभग 5 करोड़ रुपये", "about 50000000 INR"},
                    {"5 करोड़ रुपये तक", "up_to 50000000 INR"},
                    {"कम से कम 5 करोड़ रुपये", "at_least 50000000 INR"},
                    {"अज्ञात", "undisclosed"},
                    {"₹1.5 lakh crore", "1500000000000 INR"}});
}

TEST_CASE("amounts in Japanese, Chinese and Korean cells") {
  check_rows("ja", {
                       {"10億ドル", "1000000000 USD"},
                       {"25 億円", "2500000000 JPY"},
                       {"25億円", "2500000000 JPY"},
                       {"1兆円", "1000000000000 JPY"},
                       {"12億5000万円", "1250000000 JPY"},
                       {"1兆2,000億円", "1200000000000 JPY"},
                       {"500万ドル", "5000000 USD"},
                       {"1.5億ユーロ", "150000000 EUR"},
                       {"最大40億ドル", "up_to 4000000000 USD"},
                       {"約40億ドル", "about 4000000000 USD"},
                       {"40億ドル以上", "at_least 4000000000 USD"},
                       {"40億ドル超", "at_least 4000000000 USD"},
                       {"40億ドル以下", "up_to 4000000000 USD"},
                       {"40億ドル超の可能性", "could_exceed 4000000000 USD"},
                       {"少なくとも40億ドル", "at_least 4000000000 USD"},
                       {"40億ドル程度", "about 4000000000 USD"},
                       {"10億～40億ドル", "at_least 1000000000 USD …"},
                       {"非公表", "undisclosed"},
                       {"なし", "nothing USD"},
                       {"￥25億", "2500000000 JPY"},
                       {"約10ギガワット", "about 10 gw"},
                       {"5百万円", "5000000 JPY"},
                   });
  check_rows("zh-Hans", {
                            {"10亿美元", "1000000000 USD"},
                            {"25亿元", "2500000000 CNY"},
                            {"25亿人民币", "2500000000 CNY"},
                            {"1.2万亿美元", "1200000000000 USD"},
                            {"500万欧元", "5000000 EUR"},
                            {"最高40亿美元", "up_to 4000000000 USD"},
                            {"约40亿美元", "about 4000000000 USD"},
                            {"至少40亿美元", "at_least 4000000000 USD"},
                            {"超过40亿美元", "at_least 4000000000 USD"},
                            {"40亿美元以上", "at_least 4000000000 USD"},
                            {"或超过100亿美元", "could_exceed 10000000000 USD"},
                            {"未披露", "undisclosed"},
                            {"40亿美元左右", "about 4000000000 USD"},
                            {"¥25亿", "2500000000 CNY"},
                        });
  check_rows("ko", {
                       {"40억 달러", "4000000000 USD"},
                       {"40억달러", "4000000000 USD"},
                       {"1조 원", "1000000000000 KRW"},
                       {"12억 5000만 달러", "1250000000 USD"},
                       {"최대 40억 달러", "up_to 4000000000 USD"},
                       {"약 40억 달러", "about 4000000000 USD"},
                       {"40억 달러 이상", "at_least 4000000000 USD"},
                       {"비공개", "undisclosed"},
                   });
}

TEST_CASE("one figure that can be read in one way only decides for its column") {
  CHECK(read_column({"£750,000", "£1,250,000"}) == std::vector<std::string>{"750000 GBP", "1250000 GBP"});
  CHECK(read_column({"1.234 €", "1.234.567 €"}) == std::vector<std::string>{"1234 EUR", "1234567 EUR"});
  CHECK(read_column({"1.234 €", "0,5 €"}) == std::vector<std::string>{"1234 EUR", "0.5 EUR"});
  CHECK(read_column({"£750,000", "$2.5bn"}) == std::vector<std::string>{"750000 GBP", "2500000000 USD"});
  CHECK(read_column({"1.234 €", "0,5 €", "$2.5bn"}) == std::vector<std::string>{"open", "0.5 EUR", "2500000000 USD"});
}

TEST_CASE("what a column of amounts leaves open is asked once, with what each answer means") {
  const AmountColumn column = column_of({"$1.234bn", "$4bn", "1,500 GW"});
  REQUIRE(column.questions.size() == 1);
  const Question& question = column.questions[0];
  CHECK(question.about == "decimal-sign");
  CHECK(question.text == "Does the sign in \"$1.234bn\" part thousands, or does it stand before decimals?");
  CHECK(question.cells == std::vector<size_t>{0, 2});
  REQUIRE(question.choices.size() == 2);
  CHECK(question.choices[0].value == "point");
  CHECK(question.choices[0].text == "1,234,000,000 USD");
  CHECK(question.choices[1].value == "comma");
  CHECK(question.choices[1].text == "1,234,000,000,000 USD");
  Answers answers;
  REQUIRE(take_answer(answers, "decimal-sign", "point"));
  CHECK(read_column({"$1.234bn", "1,500 GW"}, {}, answers) == std::vector<std::string>{"1234000000 USD", "1500 gw"});
  REQUIRE(take_answer(answers, "decimal-sign", "comma"));
  CHECK(read_column({"$1.234bn"}, {}, answers) == std::vector<std::string>{"1234000000000 USD"});
}

TEST_CASE("a word that means another size in the story's language than in English is asked for") {
  const ReadingContext context = test::context_in("sv");
  const AmountColumn column = column_of({"5 bn SEK"}, context);
  REQUIRE(column.questions.size() == 1);
  CHECK(column.questions[0].about == "scale");
  CHECK(column.questions[0].choices[0].text == "5,000,000,000 SEK");
  CHECK(column.questions[0].choices[1].text == "5,000,000,000,000 SEK");
  Answers answers;
  REQUIRE(take_answer(answers, "scale", "own"));
  CHECK(read_column({"5 bn SEK"}, context, answers) == std::vector<std::string>{"5000000000000 SEK"});
}

TEST_CASE("a sign that is also the one of the story's currency is asked for, unless the column tells them apart") {
  ReadingContext context;
  context.units = {{"AUD", "", "", "", UnitKind::money}};
  const AmountColumn column = column_of({"$5m"}, context);
  REQUIRE(column.questions.size() == 1);
  CHECK(column.questions[0].about == "currency");
  CHECK(column.questions[0].choices[0].value == "USD");
  CHECK(column.questions[0].choices[1].value == "AUD");
  Answers answers;
  REQUIRE(take_answer(answers, "currency", "AUD"));
  CHECK(read_column({"$5m", "US$5m", "A$5m", "5m"}, context, answers) ==
        std::vector<std::string>{"5000000 AUD", "5000000 USD", "5000000 AUD", "5000000 AUD"});
  context.units = {{"SEK", "", "", "", UnitKind::money}};
  CHECK(read("5 mdr kr", context) == "5000000000 SEK");
  context.units = {{"EUR", "", "", "", UnitKind::money}};
  CHECK(read("$5m", context) == "5000000 USD");
  CHECK(read("5m", context) == "5000000 EUR");
}

TEST_CASE("a story's own units are read by their names, and new ones are told") {
  ReadingContext context;
  context.units.push_back({"rack", "server racks", "server rack", "racks", UnitKind::count});
  const AmountColumn column = column_of({"500 racks", "1 server rack", "12 GW", "€5m"}, context);
  CHECK(outcome_of(column.cells[0]) == "500 rack");
  CHECK(outcome_of(column.cells[1]) == "1 rack");
  CHECK(outcome_of(column.cells[2]) == "12 gw");
  REQUIRE(column.new_units.size() == 1);
  CHECK(column.new_units[0].id == "gw");
  CHECK(column.new_units[0].short_name == "GW");
  CHECK(column.new_units[0].kind == UnitKind::power);
}

TEST_CASE("a heading or a column of units says what bare figures are in") {
  const auto hint = [](const std::string& text) {
    const UnitHint found = read_unit(text, {});
    return found.unit + " " + plain_number(found.scale);
  };
  CHECK(hint("Amount (€ m)") == "EUR 1000000");
  CHECK(hint("Amount ($bn)") == "USD 1000000000");
  CHECK(hint("Betrag in Mio. EUR") == "EUR 1000000");
  CHECK(hint("amount_usd") == "USD 1");
  CHECK(hint("Value, US$ millions") == "USD 1000000");
  CHECK(hint("GW") == "gw 1");
  CHECK(hint("EUR") == "EUR 1");
  CHECK(hint("How much") == " 1");
  CHECK(hint("Amount won") == " 1");
  CHECK(hint("Total") == " 1");
  const AmountColumn column = column_of({"4.5", "up to 300", "$4bn", "", "nothing"}, {}, {}, {{"EUR", 1e6}});
  CHECK(outcome_of(column.cells[0]) == "4500000 EUR");
  CHECK(outcome_of(column.cells[1]) == "up_to 300000000 EUR");
  CHECK(outcome_of(column.cells[2]) == "4000000000 USD");
  CHECK(outcome_of(column.cells[3]) == "empty");
  CHECK(outcome_of(column.cells[4]) == "nothing EUR");
}

TEST_CASE("a number by the file's own type has a decimal point and no groups") {
  const std::vector<Cell> cells = {{"1.234", true}, {"1500", true}, {"1.25E+9", true}, {"-5", true}};
  const AmountColumn column = read_amounts(cells, {});
  CHECK(outcome_of(column.cells[0]) == "about 1.23 USD");
  CHECK(outcome_of(column.cells[1]) == "1500 USD");
  CHECK(outcome_of(column.cells[2]) == "1250000000 USD");
  CHECK(outcome_of(column.cells[3]) == "unreadable");
  CHECK(column.questions.empty());
}

TEST_CASE("an amount that is not read, or holds less than its cell, says why") {
  const auto note = [](const std::string& text) { return column_of({text}).cells[0].note; };
  CHECK(note("$4bn").empty());
  CHECK(note("up to $4bn").empty());
  CHECK(note("$10B–$40B") ==
        "\"$10B–$40B\" is a range, which an amount cannot hold: it is read as at least its lower end");
  CHECK(note("up to $10-12bn") ==
        "\"up to $10-12bn\" is a range, which an amount cannot hold: it is read as up to its upper end");
  CHECK(note("about $10-12bn").find("not firm at either end") != std::string::npos);
  CHECK(note("-$5m") == "\"-$5m\" is negative; write how much goes from who pays to who gets it");
  CHECK(note("30%").find("is a share, not an amount") != std::string::npos);
  CHECK(note("$4bn a year") == "\"$4bn a year\" is a rate, not an amount; write what it comes to in all");
  CHECK(note("$4bn over five years") ==
        "\"$4bn over five years\": what stands behind the figure is not part of the amount, so the text must say it");
  CHECK(note("$0.333").find("is rounded and \"about\"") != std::string::npos);
  CHECK(note("$2e15").find("is more than 1,000,000,000,000,000") != std::string::npos);
  CHECK(note("abc") == "\"abc\" is not an amount; write one such as $4bn, up to 4 million EUR or about 10 GW");
  CHECK(note("4 foos").find("not understood beside a figure") != std::string::npos);
  CHECK(note(std::string(1 << 20, '9')).find("too long") != std::string::npos);
  CHECK(note("at least up to $4bn").find("contradict") != std::string::npos);
}

TEST_CASE("the amounts of a newsroom's sheet leave nothing open") {
  CHECK(read_column({"about £27bn", "undisclosed", "$236m", "$1.2bn", "up to $200B", "$12.9bn", "$2", "€11.2bn",
                     "€600m", "£25.5bn", "CHF 6bn", "CHF 7.2bn", "at least €10bn", "$182bn", "nothing"}) ==
        std::vector<std::string>{"about 27000000000 GBP", "undisclosed", "236000000 USD", "1200000000 USD",
                                 "up_to 200000000000 USD", "12900000000 USD", "2 USD", "11200000000 EUR",
                                 "600000000 EUR", "25500000000 GBP", "6000000000 CHF", "7200000000 CHF",
                                 "at_least 10000000000 EUR", "182000000000 USD", "nothing USD"});
}

TEST_CASE("an amount is written as its language writes it, and reads back the same in all languages") {
  const std::vector<AmountRead> amounts = {
      {4e9, Bound::exact, "USD"},        {4e9, Bound::up_to, "USD"},         {2.75e9, Bound::about, "EUR"},
      {300e6, Bound::at_least, "EUR"},   {10e9, Bound::could_exceed, "USD"}, {750000, Bound::exact, "GBP"},
      {1234, Bound::exact, "USD"},       {1234.5, Bound::exact, "USD"},      {0.01, Bound::exact, "USD"},
      {2, Bound::exact, "USD"},          {1e15, Bound::exact, "USD"},        {1.2e12, Bound::about, "JPY"},
      {6e9, Bound::exact, "CHF"},        {123456789, Bound::exact, "INR"},   {10, Bound::about, "gw"},
      {500000, Bound::up_to, "chips"},   {1, Bound::exact, "chips"},         {1.5, Bound::at_least, "gw"},
      {1234567.89, Bound::about, "PLN"}, {25e6, Bound::exact, "SEK"},        {1.234e9, Bound::exact, "USD"},
      {0, Bound::exact, "USD"},          {0, Bound::about, "EUR"},           {999999999999999, Bound::exact, "USD"}};
  std::vector<std::string> tags = {"en"};
  for (const LanguagePack& pack : language_packs()) tags.emplace_back(pack.tag);
  int in_words = 0, written = 0;
  for (const std::string& tag : tags) {
    ReadingContext context = test::context_in(tag);
    context.units.push_back({"gw", "gigawatts", "gigawatt", "GW", UnitKind::power});
    context.units.push_back({"chips", "chips", "chip", "chips", UnitKind::count});
    for (const AmountRead& amount : amounts) {
      const std::string text = amount_cell(amount, context);
      const Cell cell{text, false};
      const AmountCell read_again = read_amounts({&cell, 1}, context).cells[0];
      CAPTURE(tag);
      CAPTURE(text);
      CHECK(text_of(read_again.amount) == text_of(amount));
      CHECK((read_again.outcome == Outcome::value || read_again.outcome == Outcome::nothing));
      ++written;
      in_words += text.find(plain_number(amount.value) + " " + amount.unit) == std::string::npos ? 1 : 0;
    }
  }
  CHECK(in_words > written * 6 / 10);
  CHECK(amount_cell({4e9, Bound::up_to, "USD"}, {}) == "up to $4B");
  CHECK(amount_cell({4e9, Bound::up_to, "EUR"}, test::context_in("de")) == "bis zu 4 Mrd. €");
}

TEST_CASE("the format of a number in a workbook says its unit, before its heading does") {
  const auto read = [](const std::string& shown, const UnitHint& heading) {
    const std::vector<Cell> cells = {{"4500", true, shown}};
    const std::vector<UnitHint> hints = {heading};
    return outcome_of(read_amounts(cells, {}, {}, hints).cells.front());
  };
  CHECK(read("€", {}) == "4500 EUR");
  CHECK(read("EUR", {"USD", 1}) == "4500 EUR");
  CHECK(read("GW", {}) == "4500 gw");
  CHECK(read("bn", {"GBP", 1}) == "4500000000000 GBP");
  CHECK(read("€", {"EUR", 1e6}) == "4500000000 EUR");
  CHECK(read("", {"GBP", 1e6}) == "4500000000 GBP");
}
