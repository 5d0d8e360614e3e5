#include "tables/deal_words.hpp"

#include <algorithm>
#include <string>

#include "tables/names.hpp"

namespace explainer {
namespace {

// What words mean; those of an entry are folded and joined with '|'.
template <typename Meaning>
struct Entry {
  Meaning meaning;
  std::string_view words;
};

bool is_listed(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const size_t end = std::min(words.find('|'), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

template <typename Meaning, size_t N>
const Meaning* find_meaning(const Entry<Meaning> (&entries)[N], std::string_view word) {
  for (const Entry<Meaning>& entry : entries) {
    if (is_listed(entry.words, word)) return &entry.meaning;
  }
  return nullptr;
}

template <typename Enum, size_t N>
std::optional<Enum> value_in(const Entry<Enum> (&entries)[N], std::string_view text) {
  const std::string word = folded(text);
  for (size_t i = 0; i < words_of<Enum>.size(); ++i) {
    if (folded(words_of<Enum>[i]) == word) return static_cast<Enum>(i);
  }
  const Enum* const found = find_meaning(entries, word);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

constexpr Entry<EventKind> kinds[] = {
    {EventKind::investment,
     "invests|invested|loan|loans|credit|credit line|bailout|bail out|rescue|recapitalisation|recapitalization|capital|"
     "capital injection|equity|equity stake|stake|silent stake|minority stake|shares|preferred shares|"
     "preferred stock|common stock|convertible|convertible notes|convertible loan|notes|bonds|bond|takeover|take over|"
     "acquisition|merger|purchase|buyout|buy out|nationalisation|nationalization|tarp|payout|pay out|payment|grant|"
     "subsidy|aid|state aid|donation|gift|funding|funding round|financing|round|seed|seed round|series a|series b|"
     "series c|series d|series e|series f|series g|venture capital|private equity|guarantee|debt|mezzanine|"
     "darlehen|kredit|investition|beteiligung|stille einlage|stille beteiligung|kapital|kapitalerhohung|ubernahme|"
     "finanzierung|finanzierungsrunde|kauf|verstaatlichung|zuschuss|spende|"
     "investissement|pret|rachat|prise de participation|capital risque|financement|subvention|don|nationalisation|"
     "levee de fonds|inversion|prestamo|credito|adquisicion|rescate|financiacion|subvencion|ronda|participacion|"
     "investimento|prestito|acquisizione|finanziamento|salvataggio|emprestimo|aquisicao|financiamento|"
     "investering|lening|overname|financiering|inwestycja|pozyczka|przejecie|инвестиция|инвестиции|кредит|заем"},
    {EventKind::contract,
     "contracts|contracted|supply deal|supply|supply contract|order|orders|purchase order|purchase agreement|service|"
     "services|service contract|supply agreement|cloud contract|cloud deal|lease|rental|licence|license|licensing|"
     "procurement|commercial agreement|framework contract|offtake|power purchase agreement|ppa|customer|sale|"
     "vertrag|liefervertrag|lieferung|auftrag|bestellung|miete|lizenz|contrat|commande|location|licence|contrato|"
     "pedido|encargo|contratto|ordine|appalto|encomenda|bestelling|opdracht|umowa|zamowienie|контракт|договор|заказ"},
    {EventKind::repayment,
     "repaid|repayments|repays|repay|pay back|paid back|payback|pays back|redemption|redeemed|buyback|buy back|refund|"
     "reimbursement|ruckzahlung|tilgung|zuruckgezahlt|remboursement|rembourse|reembolso|devolucion|rimborso|"
     "terugbetaling|splata|возврат|погашение"},
    {EventKind::talks,
     "talk|in talks|negotiations|negotiation|negotiating|discussion|discussions|letter of intent|loi|mou|"
     "memorandum of understanding|term sheet|exploratory|offer|bid|proposal|gesprach|gesprache|verhandlung|"
     "verhandlungen|absichtserklarung|negociations|pourparlers|discussions|lettre d intention|negociaciones|"
     "conversaciones|trattative|negoziati|negociacoes|onderhandelingen|gesprekken|negocjacje|rozmowy|переговоры"},
    {EventKind::terms,
     "term|conditions|agreement terms|rule|ruling|decision|statement|policy|announcement|event|milestone|news|law|"
     "regulation|report|bedingungen|beschluss|entscheidung|ereignis|conditions|decision|evenement|condiciones|evento|"
     "condizioni|voorwaarden|warunki|условия|событие"},
    {EventKind::share_sale,
     "share sale|secondary|secondary sale|secondary offering|sale of shares|sale of stake|stake sale|tender offer|ipo|"
     "listing|valuation|aktienverkauf|borsengang|vente d actions|introduction en bourse|venta de acciones|"
     "vendita di azioni|venda de acoes|aandelenverkoop|продажа акций"},
    {EventKind::program,
     "programme|chip|chip milestone|product|launch|release|roadmap|generation|programm|produkt|producto|prodotto"},
    {EventKind::end, "ended|over|termination|terminated|cancellation|withdrawal|ende|fin|termine|einde|koniec|конец"},
};

StatusMeaning reached(Status status) { return {status, {}, false, false}; }
StatusMeaning over(Ending ending) { return {{}, ending, false, false}; }

constexpr Entry<Status> statuses[] = {
    {Status::in_talks,
     "talks|talking|negotiating|negotiation|negotiations|under negotiation|discussed|under discussion|considering|"
     "proposed|offered|planned|in verhandlung|verhandlung|verhandelt|gesprache|geplant|en negociation|en pourparlers|"
     "prevu|en negociacion|previsto|in trattativa|em negociacao|in onderhandeling|w negocjacjach|на переговорах"},
    {Status::reported,
     "report|rumour|rumoured|rumor|rumored|said|unconfirmed|leaked|berichtet|gerucht|rapporte|selon la presse|"
     "reportado|segun la prensa|riferito|relatado|gemeld|podobno|сообщается"},
    {Status::announced,
     "announcement|public|published|declared|angekundigt|bekanntgegeben|annonce|anunciado|annunciato|aangekondigd|"
     "ogloszono|ogloszone|объявлено|объявлен"},
    {Status::agreed,
     "signed|agreement|approved|accepted|committed|confirmed|contracted|binding|vereinbart|unterschrieben|"
     "unterzeichnet|beschlossen|bestatigt|signe|convenu|approuve|acordado|firmado|aprobado|concordato|firmato|"
     "acordado|assinado|overeengekomen|getekend|uzgodnione|podpisane|согласовано|подписано|подписан"},
    {Status::completed,
     "complete|done|closed|paid|finished|carried out|executed|delivered|settled|final|yes|abgeschlossen|bezahlt|"
     "erledigt|gezahlt|fertig|termine|paye|conclu|realise|verse|completado|cerrado|pagado|hecho|completato|chiuso|"
     "pagato|concluso|concluido|pago|fechado|afgerond|betaald|gesloten|zakonczone|zaplacone|завершено|завершен|"
     "выплачено"},
};
constexpr Entry<Ending> endings[] = {
    {Ending::withdrawn,
     "withdrew|pulled|pulled out|retracted|taken back|called off|broken off|broke off|abandoned|dropped|rejected|"
     "refused|declined|zuruckgezogen|abgebrochen|abgelehnt|retire|abandonne|refuse|retirado|rechazado|ritirato|"
     "ingetrokken|wycofane|отозвано|отозван"},
    {Ending::cancelled,
     "canceled|terminated|stopped|scrapped|fell through|failed|collapsed|annulled|revoked|dead|storniert|gekundigt|"
     "gescheitert|geplatzt|annule|resilie|echoue|cancelado|anulado|rescindido|annullato|fallito|geannuleerd|"
     "anulowane|отменено|отменен|расторгнут"},
    {Ending::lapsed, "lapse|not renewed|ran out unused|verfallen|caduc|caducado|decaduto|verlopen"},
    {Ending::expired,
     "ended|over|ran out|matured|abgelaufen|ausgelaufen|beendet|expire|echu|vencido|scaduto|afgelopen|истек"},
};
constexpr std::string_view replaced_words =
    "superseded|replaced|raised|revised|amended|updated|outdated|overtaken|ersetzt|uberholt|abgelost|remplace|"
    "reemplazado|sustituido|sostituito|substituido|vervangen|zastapione|заменено";
constexpr std::string_view repaid_words =
    "repaid|paid back|redeemed|returned|refunded|zuruckgezahlt|getilgt|rembourse|reembolsado|devuelto|rimborsato|"
    "terugbetaald|splacone|возвращено|погашено";

constexpr Entry<Bound> bounds[] = {
    {Bound::exact, "is|exactly|genau|exactement|exacto"},
    {Bound::about,
     "approx|approximately|roughly|circa|ca|around|estimate|estimated|some|etwa|rund|ungefahr|environ|"
     "aproximadamente|circa|ongeveer"},
    {Bound::at_least,
     "minimum|min|more than|over|from|mindestens|uber|au moins|plus de|al menos|mas de|almeno|minstens"},
    {Bound::up_to, "maximum|max|at most|less than|under|bis zu|hochstens|jusqu a|au plus|hasta|fino a|tot"},
    {Bound::could_exceed, "may exceed|might exceed|possibly more than|konnte ubersteigen|pourrait depasser"},
};
constexpr Entry<Counts> countings[] = {
    {Counts::adds, "yes|add|true|1|ja|oui|si"},
    {Counts::states, "total|running total|state|in all"},
    {Counts::never, "no|false|0|not counted|nein|non"},
};
constexpr Entry<Stage> stages[] = {
    {Stage::announced, "announce|planned|angekundigt|annonce|anunciado"},
    {Stage::preview, "beta|sampling|sample|early access|test"},
    {Stage::available, "general availability|ga|released|launched|shipping|verfugbar|disponible"},
};
constexpr Entry<Side> sides[] = {{Side::left, "l|links|gauche|izquierda|sinistra|esquerda|1"},
                                 {Side::right, "r|rechts|droite|derecha|destra|direita|2"}};

}  // namespace

std::optional<EventKind> kind_in_words(std::string_view text) {
  if (const auto kind = value_in(kinds, text)) return kind;
  // "TARP loan", "cloud contract 2": the last word that is known by itself.
  const std::string all = folded(text);
  std::optional<EventKind> found;
  for (std::string_view rest = all; !rest.empty();) {
    const size_t end = std::min(rest.find(' '), rest.size());
    const std::optional<EventKind> kind = value_in(kinds, rest.substr(0, end));
    if (kind && found && *kind != *found) return std::nullopt;
    if (kind) found = kind;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return found;
}

StatusMeaning status_in_words(std::string_view text) {
  const std::string word = folded(text);
  if (is_listed(replaced_words, word)) return {{}, {}, true, false};
  if (is_listed(repaid_words, word)) return {{}, {}, false, true};
  if (const auto ending = value_in(endings, text)) return over(*ending);
  if (const auto status = value_in(statuses, text)) return reached(*status);
  return {};
}

std::optional<Bound> bound_in_words(std::string_view text) { return value_in(bounds, text); }
std::optional<Counts> counts_in_words(std::string_view text) { return value_in(countings, text); }
std::optional<Stage> stage_in_words(std::string_view text) { return value_in(stages, text); }
std::optional<Side> side_in_words(std::string_view text) { return value_in(sides, text); }

std::optional<bool> truth_in_words(std::string_view text) {
  const std::string word = folded(text);
  if (is_listed("true|yes|y|x|1|ja|oui|si|sim|wahr|vrai|verdadero|vero|да|tak|on", word)) return true;
  if (is_listed("|false|no|n|0|nein|non|nao|falsch|faux|falso|нет|nie|nee|off", word)) return false;
  return std::nullopt;
}

}  // namespace explainer
