#include "tables/columns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "tables/names.hpp"

namespace explainer {
namespace {

constexpr std::array<std::string_view, table_kind_count> names = {"events",      "entities", "sources", "programs",
                                                                  "generations", "units",    "rates",   "corrections",
                                                                  "quotes",      "labels",   "story"};

// Words for the tables, folded.
struct TableWords {
  TableKind kind;
  std::string_view words;
};
constexpr TableWords table_words[] = {
    {TableKind::events,
     "events|event|deals|deal list|timeline|chronology|data|transactions|ereignisse|ereignis|zeitleiste|chronik|"
     "chronologie|evenements|evenement|eventos|cronologia|linea de tiempo|eventi|gebeurtenissen|tijdlijn|wydarzenia|"
     "события|хронология"},
    {TableKind::entities,
     "entities|entity|companies|company|players|parties|organisations|organizations|actors|who|banks|firmen|"
     "unternehmen|akteure|entreprises|acteurs|societes|empresas|entidades|actores|aziende|societa|attori|bedrijven|"
     "firmy|podmioty|компании|участники"},
    {TableKind::sources,
     "sources|source|references|links|quellen|quelle|fuentes|fonti|bronnen|zrodla|fontes|источники"},
    {TableKind::programs,
     "programs|programmes|program|programme|chips|products|chip programmes|chip programs|programas"},
    {TableKind::generations, "generations|generation|models|versions|generationen"},
    {TableKind::units, "units|unit|einheiten|unites|unidades"},
    {TableKind::rates, "rates|rate|exchange rates|currencies|kurse|wechselkurse|taux"},
    {TableKind::corrections, "corrections|correction|korrekturen|berichtigungen|correcciones"},
    {TableKind::quotes, "quotes|quote|citations|zitate|citas"},
    {TableKind::labels, "labels|label|words|texte"},
    {TableKind::story, "story|about|settings|meta|metadata|geschichte|info|einstellungen|histoire|historia"},
};

struct FieldWords {
  std::string_view field;
  std::string_view words;  // folded, joined with '|'; those of a language stand behind "de:" and so on
};

// A field's own name need not be listed.
constexpr FieldWords event_words[] = {
    {"id", "key|event id|slug"},
    {"date",
     "when|day|dates|event date|date announced|announced on|announcement date|announcement|start date|date of deal|"
     "deal date|time|month|year|quarter|period|de:datum|de:wann|de:tag|de:zeitpunkt|de:zeitraum|de:jahr|de:monat|"
     "fr:quand|fr:jour|fr:date de l annonce|es:fecha|es:cuando|es:dia|it:data|it:quando|it:giorno|pt:data|pt:quando|"
     "nl:datum|nl:wanneer|nl:dag|pl:data|pl:kiedy|sv:datum|sv:nar|da:dato|da:hvornar|tr:tarih|ru:дата|ru:когда|"
     "uk:дата|uk:коли|zh:日期|zh:时间|ja:日付|ja:日時|ko:날짜|ar:التاريخ|ar:تاريخ|hi:तारीख|hi:दिनांक"},
    {"title",
     "headline|what happened|what|event|name|heading|summary|deal|description short|subject|de:titel|de:was|"
     "de:was geschah|de:was ist passiert|de:ereignis|de:uberschrift|de:schlagzeile|de:vorgang|fr:titre|fr:quoi|"
     "fr:evenement|fr:ce qui s est passe|es:titulo|es:que|es:que paso|es:evento|es:titular|it:titolo|it:cosa|"
     "it:evento|it:che cosa e successo|pt:titulo|pt:o que|pt:evento|pt:o que aconteceu|nl:titel|nl:wat|nl:gebeurtenis|"
     "pl:tytul|pl:co|pl:wydarzenie|sv:titel|sv:rubrik|sv:handelse|da:titel|da:overskrift|da:haendelse|tr:baslik|"
     "ru:название|ru:что|ru:событие|ru:заголовок|uk:назва|uk:подія|zh:标题|zh:事件|ja:タイトル|ja:出来事|ja:見出し|"
     "ko:제목|ar:العنوان|ar:الحدث|hi:शीर्षक|hi:घटना"},
    {"text",
     "details|detail|description|body|story text|more|background|de:beschreibung|de:einzelheiten|fr:texte|"
     "fr:description|fr:details|es:texto|es:descripcion|es:detalles|it:testo|it:descrizione|it:dettagli|pt:texto|"
     "pt:descricao|pt:detalhes|nl:tekst|nl:beschrijving|nl:omschrijving|pl:tekst|pl:opis|sv:beskrivning|"
     "da:beskrivelse|tr:metin|tr:aciklama|ru:текст|ru:описание|uk:текст|uk:опис|zh:描述|zh:内容|ja:説明|ja:内容|ko:"
     "내용|"
     "ar:النص|ar:الوصف|hi:विवरण"},
    {"kind",
     "type|category|kind of event|kind of deal|type of deal|deal type|sort|class|"
     "what kind|de:art|de:typ|de:kategorie|fr:genre|fr:categorie|"
     "fr:type d operation|es:tipo|es:clase|es:categoria|it:tipo|it:categoria|pt:tipo|pt:categoria|nl:soort|"
     "nl:categorie|pl:rodzaj|pl:typ|pl:kategoria|sv:typ|sv:slag|tr:tur|ru:вид|ru:тип|uk:вид|zh:类型|ja:種類|ko:종류|"
     "ar:النوع|hi:प्रकार"},
    {"status",
     "state|stand|progress|how far|done|de:zustand|fr:statut|fr:etat|es:estado|it:stato|pt:estado|pt:situacao|"
     "nl:toestand|sv:lage|tr:durum|ru:статус|uk:статус|zh:状态|ja:状況|ja:状態|ko:상태|ar:الحالة|hi:स्थिति"},
    {"from",
     "who pays|payer|investor|buyer|customer|lender|donor|from whom|giver|acquirer|purchaser|backer|funder|creditor|"
     "paid by|client|awarded by|de:auftraggeber|"
     "de:von|de:wer zahlt|de:zahler|de:investor|de:kaufer|de:kunde|de:geber|de:geldgeber|fr:de|fr:qui paie|"
     "fr:payeur|fr:investisseur|fr:acheteur|fr:acquereur|fr:client|es:de|es:quien paga|es:pagador|es:inversor|"
     "es:comprador|es:cliente|it:da|it:chi paga|it:pagatore|it:investitore|it:acquirente|it:cliente|pt:de|"
     "pt:quem paga|pt:pagador|pt:investidor|pt:comprador|pt:cliente|nl:van|nl:wie betaalt|nl:betaler|nl:investeerder|"
     "nl:koper|pl:od|pl:kto placi|pl:inwestor|sv:fran|sv:vem betalar|sv:betalare|da:fra|da:hvem betaler|tr:odeyen|"
     "ru:кто платит|ru:от|ru:плательщик|ru:инвестор|uk:хто платить|uk:від|zh:付款方|zh:投资方|ja:支払者|ja:投資家|"
     "ko:지불자|ar:من|ar:الدافع|ar:من يدفع|hi:भुगतानकर्ता"},
    {"to",
     "who gets|who gets it|who receives|who receives it|recipient|receiver|company|seller|supplier|target|borrower|"
     "to whom|beneficiary|gets|payee|vendor|"
     "paid to|investee|debtor|contractor|awarded to|de:an wen|de:auftragnehmer|"
     "de:an|de:wer bekommt|de:empfanger|de:unternehmen|de:lieferant|de:verkaufer|de:nehmer|"
     "fr:a qui|es:a quien|it:a chi|pt:a quem|pt:para quem|nl:aan wie|"
     "fr:a|fr:qui recoit|fr:beneficiaire|fr:destinataire|fr:entreprise|fr:fournisseur|fr:cible|es:a|es:quien recibe|"
     "es:receptor|es:beneficiario|es:empresa|es:proveedor|it:a|it:chi riceve|it:beneficiario|it:destinatario|"
     "it:azienda|it:fornitore|pt:para|pt:quem recebe|pt:beneficiario|pt:destinatario|pt:empresa|pt:fornecedor|nl:aan|"
     "nl:wie krijgt|nl:ontvanger|nl:bedrijf|nl:leverancier|pl:do|pl:kto dostaje|pl:odbiorca|pl:firma|sv:till|"
     "sv:vem far|sv:mottagare|da:til|da:hvem far|da:modtager|tr:alan|ru:кто получает|ru:кому|ru:получатель|"
     "uk:хто отримує|uk:кому|zh:收款方|zh:接收方|ja:受取人|ja:受取者|ko:수령자|ar:إلى|ar:المستلم|ar:من "
     "يحصل|hi:प्राप्तकर्ता"},
    {"parties",
     "party|involved|others involved|who|companies|participants|de:beteiligte|fr:parties prenantes|es:partes|it:parti"},
    {"amount",
     "fee|transfer fee|contract value|transaction value|de:auftragswert|de:ablose|de:ablosesumme|"
     "how much|sum|value of deal|deal value|size|price|money|total amount|investment|figure|volume|cost|amount text|"
     "de:betrag|de:wie viel|de:summe|de:hohe|de:volumen|de:preis|fr:montant|fr:combien|fr:somme|fr:prix|es:importe|"
     "es:cuanto|es:monto|es:cantidad|es:precio|it:importo|it:quanto|it:somma|it:prezzo|pt:montante|pt:quanto|pt:valor|"
     "pt:quantia|nl:bedrag|nl:hoeveel|nl:prijs|pl:kwota|pl:ile|pl:cena|sv:belopp|sv:hur mycket|da:belob|da:hvor meget|"
     "tr:tutar|tr:miktar|ru:сумма|ru:сколько|uk:сума|uk:скільки|zh:金额|zh:数额|ja:金額|ko:금액|ar:المبلغ|ar:كم|hi:"
     "राशि|"
     "hi:रकम"},
    {"value", ""},
    {"unit",
     "currency|unit or currency|"
     "in|de:einheit|de:wahrung|fr:unite|fr:devise|fr:monnaie|es:unidad|es:moneda|es:divisa|it:unita|it:valuta|"
     "pt:unidade|pt:moeda|nl:eenheid|nl:munt|nl:valuta|pl:jednostka|pl:waluta|sv:enhet|sv:valuta|ru:валюта|uk:валюта|"
     "zh:货币|ja:通貨|ko:통화|ar:العملة|hi:मुद्रा"},
    {"bound", "certainty|how certain|precision"},
    {"also", "also in|other amounts|other units|capacity|power"},
    {"known", "reported|reported on|known since|became known|published|de:bekannt seit|de:bekannt"},
    {"part_of", "umbrella|tranche of|belongs to|parent|de:teil von|fr:partie de|es:parte de|it:parte di"},
    {"overlaps", "overlap|may overlap"},
    {"ends", "puts an end to|ends event"},
    {"ended",
     "over|over since|ended on|date ended|end date|until|when over|withdrawn on|cancelled on|expired on|closed|"
     "de:beendet|de:ende|de:bis|fr:fin|fr:date de fin|es:fin|es:fecha de fin|it:fine"},
    {"how", "how ended|ending"},
    {"replaces", "replaced event|in place of|supersedes|de:ersetzt|fr:remplace|es:reemplaza|it:sostituisce"},
    {"repays", "pays back"},
    {"counts", "counted|counting"},
    {"beat", "highlight|key event|rest|important"},
    {"article", "paragraph|paragraphs|article paragraph|de:absatz|fr:paragraphe|es:parrafo"},
    {"program", "programme|chip|chip programme|chip program|product|de:programm|es:programa"},
    {"generation", "model|chip generation|version"},
    {"stage", "availability|de:stufe"},
    {"sources",
     "source|publisher|reference|references|according to|outlet|medium|de:quelle|de:quellen|de:laut|fr:source|"
     "fr:sources|fr:selon|es:fuente|es:fuentes|it:fonte|it:fonti|pt:fonte|pt:fontes|nl:bron|nl:bronnen|pl:zrodlo|"
     "pl:zrodla|sv:kalla|sv:kallor|da:kilde|da:kilder|tr:kaynak|ru:источник|ru:источники|uk:джерело|uk:джерела|zh:来源|"
     "ja:出典|ja:情報源|ko:출처|ar:المصدر|hi:स्रोत"},
    {"url",
     "link|links|link to the source|address|web address|website|source link|source url|web|hyperlink|"
     "source address|de:adresse|"
     "de:webadresse|fr:lien|fr:adresse|fr:liens|es:enlace|es:vinculo|it:collegamento|it:indirizzo|pt:ligacao|nl:"
     "koppeling|"
     "pl:odnosnik|sv:lank|ru:ссылка|uk:посилання|zh:链接|zh:网址|ja:リンク|ko:링크|ar:الرابط|hi:लिंक"},
    {"source_title", "title of source|title of the source|article title|document"},
    {"source_date", "date of source|date of the source|published on|source published"},
    {"archived", "archive|archive link|archived copy|copy|de:archiv|fr:archive"},
    {"retrieved", "accessed|retrieved on|accessed on|de:abgerufen|de:abgerufen am|fr:consulte le"},
    {"quote", "quotes|quotation|citation|wording|de:zitat|de:wortlaut|fr:citation|es:cita|it:citazione"},
    {"says", "source says|other figure|source figure"},
    {"note",
     "notes|comment|comments|remark|remarks|internal|to do|todo|de:notiz|de:notizen|de:anmerkung|de:anmerkungen|"
     "de:bemerkung|de:bemerkungen|de:hinweis|de:kommentar|fr:remarque|fr:remarques|fr:commentaire|fr:note|es:nota|"
     "es:notas|es:comentario|es:observaciones|it:nota|it:note|it:commento|pt:nota|pt:observacao|nl:opmerking|"
     "nl:opmerkingen|pl:uwaga|pl:uwagi|sv:anmarkning|da:bemaerkning|tr:not|ru:примечание|ru:заметка|uk:примітка|"
     "zh:备注|ja:備考|ja:メモ|ko:비고|ar:ملاحظة|ar:ملاحظات|hi:टिप्पणी"},
};

constexpr FieldWords entity_words[] = {
    {"id", "key|slug"},
    {"name",
     "company|entity|organisation|organization|firm|who|player|de:unternehmen|de:firma|fr:nom|fr:entreprise|"
     "es:nombre|es:empresa|it:nome|pt:nome|nl:naam|pl:nazwa|sv:namn|ru:название|ru:имя"},
    {"short", "short name|abbreviation|ticker|de:kurz|de:kurzname|de:abkurzung|fr:abrege|es:corto"},
    {"kind", "type|category|sector|de:art|de:typ|fr:genre|es:tipo|it:tipo"},
    {"side", "column|left or right|de:seite|fr:cote|es:lado|it:lato"},
    {"about", "description|details|text|what it is|de:uber|de:beschreibung|fr:description|es:descripcion"},
};
constexpr FieldWords source_words[] = {
    {"id", "key|slug"},
    {"publisher",
     "source|outlet|medium|author|by|de:herausgeber|de:quelle|de:medium|fr:editeur|fr:source|es:editor|"
     "es:fuente|it:editore|it:fonte"},
    {"title", "headline|name|document|de:titel|fr:titre|es:titulo|it:titolo"},
    {"url", "link|address|web address|website|de:adresse|fr:lien|es:enlace"},
    {"date", "published|published on|when|de:datum|es:fecha|it:data"},
    {"primary", "first hand|primary source|original"},
    {"retrieved", "accessed|retrieved on|accessed on|de:abgerufen|de:abgerufen am"},
    {"archived", "archive|archive link|archived copy|copy|de:archiv"},
};
constexpr FieldWords program_words[] = {
    {"id", "key|slug"},
    {"name", "programme|program|chip|product|de:programm|fr:nom|es:nombre"},
    {"maker", "company|made by|manufacturer|de:hersteller|fr:fabricant|es:fabricante"},
    {"about", "description|details|text|de:beschreibung"},
    {"generations", "generation|models|versions"},
};
constexpr FieldWords generation_words[] = {
    {"program", "programme|chip|product"},
    {"id", "key|slug"},
    {"name", "generation|model|version"},
    {"about", "description|details|text"},
};
constexpr FieldWords unit_words[] = {
    {"id", "unit|code|key"}, {"name", "plural|many"}, {"one", "singular"}, {"short", "sign|symbol"}, {"kind", "type"}};
constexpr FieldWords rate_words[] = {
    {"unit", "currency|code"}, {"value", "rate|worth"}, {"date", "day|when|on"}, {"source", "sources|according to"}};
constexpr FieldWords correction_words[] = {{"date", "day|when|corrected"},
                                           {"event", "id|event id"},
                                           {"text", "correction|what"},
                                           {"was", "before|old|said before"}};
constexpr FieldWords quote_words[] = {
    {"event", "event id"}, {"source", "source id"}, {"quote", "text|wording|citation"}, {"says", "figure|amount"}};
constexpr FieldWords label_words[] = {{"key", "label|name"}, {"text", "value|words"}};
constexpr FieldWords story_words[] = {{"key", "field|name|what|setting|property"}, {"value", "text|content"}};

std::span<const FieldWords> words_of_table(TableKind kind) {
  switch (kind) {
    case TableKind::events:
      return event_words;
    case TableKind::entities:
      return entity_words;
    case TableKind::sources:
      return source_words;
    case TableKind::programs:
      return program_words;
    case TableKind::generations:
      return generation_words;
    case TableKind::units:
      return unit_words;
    case TableKind::rates:
      return rate_words;
    case TableKind::corrections:
      return correction_words;
    case TableKind::quotes:
      return quote_words;
    case TableKind::labels:
      return label_words;
    case TableKind::story:
      return story_words;
  }
  return {};
}

constexpr std::string_view event_fields[] = {
    "id",     "date",     "title", "text",    "kind",       "status",  "from", "to",      "parties",
    "amount", "unit",     "bound", "also",    "counts",     "part_of", "ends", "how",     "replaces",
    "repays", "overlaps", "known", "program", "generation", "stage",   "beat", "article", "sources"};
constexpr std::string_view entity_fields[] = {"id", "name", "short", "kind", "side", "about"};
constexpr std::string_view source_fields[] = {"id",   "publisher", "title",     "url",
                                              "date", "primary",   "retrieved", "archived"};
constexpr std::string_view program_fields[] = {"id", "name", "maker", "about"};
constexpr std::string_view generation_fields[] = {"program", "id", "name", "about"};
constexpr std::string_view unit_fields[] = {"id", "name", "one", "short", "kind"};
constexpr std::string_view rate_fields[] = {"unit", "value", "date", "source"};
constexpr std::string_view correction_fields[] = {"date", "event", "text", "was"};
constexpr std::string_view quote_fields[] = {"event", "source", "quote", "says"};
constexpr std::string_view label_fields[] = {"key", "text"};
constexpr std::string_view story_fields[] = {"key", "value"};

template <typename Each>
void for_each_word(std::string_view words, Each each) {
  while (!words.empty()) {
    const size_t end = std::min(words.find('|'), words.size());
    each(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

// A header without what stands in brackets, which is about its figures: "Amount (€ m)".
std::string plain_header(std::string_view header) {
  std::string out;
  int depth = 0;
  for (const char c : header) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out.push_back(c);
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  std::string plain = folded(out);
  return plain.empty() ? folded(header) : plain;
}

using Meanings = std::unordered_map<std::string_view, HeaderMeaning>;

// The words are views of constants. One that stands for two fields means the first.
Meanings meanings_of(TableKind kind) {
  Meanings out;
  for (const FieldWords& field : words_of_table(kind)) {
    for_each_word(field.words, [&](std::string_view word) {
      const size_t colon = word.find(':');
      const bool foreign = colon != std::string_view::npos;
      out.emplace(foreign ? word.substr(colon + 1) : word,
                  HeaderMeaning{field.field, foreign ? word.substr(0, colon) : ""});
    });
  }
  return out;
}

const Meanings& all_meanings(TableKind kind) {
  static const std::array<Meanings, table_kind_count> tables = [] {
    std::array<Meanings, table_kind_count> all;
    for (size_t i = 0; i < all.size(); ++i) all[i] = meanings_of(static_cast<TableKind>(i));
    return all;
  }();
  return tables[static_cast<size_t>(kind)];
}

// Headers of TimelineJS, folded, and the fields they stand for; of those without the sheet has no use here.
constexpr std::pair<std::string_view, std::string_view> timeline_fields[] = {
    {"year", "year"},
    {"month", "month"},
    {"day", "day"},
    {"end year", "end_year"},
    {"end month", "end_month"},
    {"end day", "end_day"},
    {"display date", "display_date"},
    {"headline", "title"},
    {"text", "text"},
    {"media", "url"},
    {"media credit", "sources"},
    {"media caption", "source_title"},
    {"type", "slide"},
    {"group", "parties"},
};

}  // namespace

std::string_view table_name(TableKind kind) { return names[static_cast<size_t>(kind)]; }

std::optional<TableKind> table_named(std::string_view name) {
  const std::string word = folded(name);
  for (const TableWords& table : table_words) {
    bool found = false;
    for_each_word(table.words, [&](std::string_view candidate) { found = found || candidate == word; });
    if (found) return table.kind;
  }
  return std::nullopt;
}

std::span<const std::string_view> fields_of(TableKind kind) {
  switch (kind) {
    case TableKind::events:
      return event_fields;
    case TableKind::entities:
      return entity_fields;
    case TableKind::sources:
      return source_fields;
    case TableKind::programs:
      return program_fields;
    case TableKind::generations:
      return generation_fields;
    case TableKind::units:
      return unit_fields;
    case TableKind::rates:
      return rate_fields;
    case TableKind::corrections:
      return correction_fields;
    case TableKind::quotes:
      return quote_fields;
    case TableKind::labels:
      return label_fields;
    case TableKind::story:
      return story_fields;
  }
  return {};
}

bool is_field(TableKind kind, std::string_view name) {
  const auto fields = words_of_table(kind);
  return std::any_of(fields.begin(), fields.end(), [&](const FieldWords& field) { return field.field == name; });
}

HeaderMeaning meaning_of(TableKind kind, std::string_view header) {
  const std::string word = plain_header(header);
  for (const FieldWords& field : words_of_table(kind)) {
    if (folded(field.field) == word) return {field.field, {}};
  }
  const Meanings& meanings = all_meanings(kind);
  const auto found = meanings.find(word);
  return found == meanings.end() ? HeaderMeaning{} : found->second;
}

bool is_timeline_js(std::span<const std::string> headers) {
  const auto has = [&](std::string_view word) {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const std::string& header) { return folded(header) == word; });
  };
  return has("year") && has("headline");
}

std::string_view timeline_js_field(std::string_view header) {
  const std::string word = folded(header);
  for (const auto& [name, field] : timeline_fields) {
    if (name == word) return field;
  }
  return {};
}

}  // namespace explainer
