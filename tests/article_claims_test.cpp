// What the article claims, paragraph by paragraph, beside the event and the fields that carry it; and the sums that may
// be drawn from it, on the days for which they were worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "core_story.hpp"
#include "files.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

struct Claim {
  int paragraph;
  const char* claim;  // paraphrased
  const char* event;
  const char* date;
  const char* kind;
  const char* status;
  const char* parties;  // from > to; program generation stage; or parties joined with +
  const char* amount;   // bound and dollars, and how they count
  const char* words;    // what title or text must say besides
};

constexpr const char* no_amount = "no amount";

constexpr Claim claims[] = {
    {1, "OpenAI and Amazon talk about an investment", "talks-amazon-openai-2025-12", "2025-12-16", "talks", "in_talks",
     "amazon > openai", "could_exceed 10000000000, never", "in talks"},
    {1, "OpenAI would also use Amazon's AI chips", "talks-amazon-openai-2025-12", "2025-12-16", "talks", "in_talks",
     "amazon > openai", "could_exceed 10000000000, never", "Amazon’s own AI chips"},
    {2, "the sum could be over $10 billion, and may change", "talks-amazon-openai-2025-12", "2025-12-16", "talks",
     "in_talks", "amazon > openai", "could_exceed 10000000000, never", "nothing was settled"},
    {2, "it comes from one person who is not named", "talks-amazon-openai-2025-12", "2025-12-16", "talks", "in_talks",
     "amazon > openai", "could_exceed 10000000000, never", "one unnamed person"},
    {2, "The Information had the story first", "talks-amazon-openai-2025-12", "2025-12-16", "talks", "in_talks",
     "amazon > openai", "could_exceed 10000000000, never", "The Information was first"},
    {3, "OpenAI was restructured in October, with new terms between it and Microsoft",
     "openai-recapitalisation-2025-10-28", "2025-10-28", "terms", "completed", "openai + microsoft", no_amount,
     "restructuring"},
    {3, "these let it raise money and work with others more freely", "openai-recapitalisation-2025-10-28", "2025-10-28",
     "terms", "completed", "openai + microsoft", no_amount, "more freedom to raise money and to work with others"},
    {4, "Microsoft's money for OpenAI is above $13 billion", "msft-openai-cumulative-13b", "2025-12-16", "investment",
     "reported", "microsoft > openai", "at_least 13000000000, states", "above $13B"},
    {4, "Microsoft has backed OpenAI since 2019", "msft-openai-1b-2019-07-22", "2019-07-22", "investment", "announced",
     "microsoft > openai", "exact 1000000000, adds", "2019"},
    {4, "Microsoft no longer has the first claim to OpenAI's computing", "msft-openai-rofr-ended-2025-10-28",
     "2025-10-28", "terms", "completed", "microsoft + openai", no_amount, "right of first refusal"},
    {4, "OpenAI may make some products with others", "openai-third-party-products-2025-10-28", "2025-10-28", "terms",
     "completed", "openai + microsoft", no_amount, "with other companies"},
    {5, "Amazon's money for Anthropic is $8 billion or more", "amzn-anthropic-cumulative-8b", "2025-12-16",
     "investment", "reported", "amazon > anthropic", "at_least 8000000000, states", "$8B or more"},
    {5, "Amazon seems to look for more of generative AI", "amzn-anthropic-cumulative-8b", "2025-12-16", "investment",
     "reported", "amazon > anthropic", "at_least 8000000000, states", "seems to want a wider footing"},
    {5, "Microsoft will put up to $5 billion in Anthropic, said in November", "msft-anthropic-up-to-5b-2025-11-18",
     "2025-11-18", "investment", "announced", "microsoft > anthropic", "up_to 5000000000, adds", "up to $5B"},
    {5, "Nvidia plans to put up to $10 billion in it", "nvda-anthropic-up-to-10b-2025-11-18", "2025-11-18",
     "investment", "announced", "nvidia > anthropic", "up_to 10000000000, adds", "up to $10B"},
    {6, "AWS has worked on its own AI chips since about 2015", "aws-own-ai-chips-since-2015", "2015", "terms",
     "reported", "amazon", no_amount, "about 2015"},
    {6, "such chips matter more and more, for large models need computing", "aws-own-ai-chips-since-2015", "2015",
     "terms", "reported", "amazon", no_amount, "the computing that large models need"},
    {6, "AWS showed Inferentia in 2018", "inferentia-announced-2018-11-28", "2018-11-28", "program", "announced",
     "inferentia inferentia1 announced", no_amount, "Inferentia"},
    {6, "the newest Trainium came out in December 2025", "trn3-ga-2025-12-02", "2025-12-02", "program", "completed",
     "trainium trainium3 available", no_amount, "latest"},
    {7, "OpenAI's commitments to infrastructure are above $1.4 trillion", "openai-1-4t-commitments-2025-10-28",
     "2025-10-28", "terms", "reported", "openai + nvidia + amd + broadcom", "at_least 1400000000000, never",
     "More than $1.4 trillion"},
    {7, "Nvidia is among the chipmakers it agreed with", "nvda-openai-10gw-loi-2025-09-22", "2025-09-22", "contract",
     "announced", "openai > nvidia", no_amount, "Nvidia"},
    {7, "so is AMD", "amd-openai-6gw-2025-10-06", "2025-10-06", "contract", "agreed", "openai > amd", no_amount, "AMD"},
    {7, "so is Broadcom", "avgo-openai-10gw-2025-10-13", "2025-10-13", "contract", "announced", "openai > broadcom",
     no_amount, "Broadcom"},
    {7, "in November OpenAI bought $38 billion of computing from AWS", "aws-openai-38b-2025-11-03", "2025-11-03",
     "contract", "agreed", "openai > amazon", "exact 38000000000, adds", "$38B"},
    {7, "that was their first contract", "aws-openai-38b-2025-11-03", "2025-11-03", "contract", "agreed",
     "openai > amazon", "exact 38000000000, adds", "first"},
    {8, "OpenAI's staff, present and former, sold shares for $6.6 billion in October", "openai-secondary-6-6b-2025-10",
     "2025-10-02", "share_sale", "completed", "openai + investors", "exact 6600000000, never",
     "Present and former employees"},
    {8, "at a valuation of $500 billion", "openai-secondary-6-6b-2025-10", "2025-10-02", "share_sale", "completed",
     "openai + investors", "exact 6600000000, never", "$500B valuation"},
};

const Story& bundled() {
  static const Story story = load_good(read_file(source_path("/assets/story.json")));
  return story;
}

const std::string& entity(int index) { return bundled().entities[static_cast<size_t>(index)].id; }

std::string parties_of(const Event& event) {
  if (event.from != none) return entity(event.from) + " > " + entity(event.to);
  if (event.program != none) {
    const Program& program = bundled().programs[static_cast<size_t>(event.program)];
    return program.id + " " + program.generations[static_cast<size_t>(event.generation)].id + " " +
           std::string(id_of(event.stage));
  }
  std::string out;
  for (const int party : event.parties) out += (out.empty() ? "" : " + ") + entity(party);
  return out;
}

std::string amount_of(const Event& event) {
  if (!event.amount) return no_amount;
  constexpr std::array<const char*, 3> ways = {"adds", "states", "never"};
  return std::string(id_of(event.amount->bound)) + " " + std::to_string(static_cast<long long>(event.amount->value)) +
         ", " + ways[static_cast<size_t>(event.counts)];
}

bool has_paragraph(const Event& event, int paragraph) {
  return std::find(event.article.begin(), event.article.end(), paragraph) != event.article.end();
}

constexpr double billion = 1e9;

// The total of one ledger at the end of a day; "nothing" where it has none.
std::optional<Interval> total_of(EventKind kind, const char* from, const char* to, const char* date) {
  static const Ledgers ledgers = build_ledgers(bundled());
  const int payer = bundled().entity_index(from), taker = bundled().entity_index(to);
  REQUIRE(payer != none);
  REQUIRE(taker != none);
  for (const Ledger& ledger : ledgers.all) {
    if (ledger.kind != kind || ledger.from != payer || ledger.to != taker) continue;
    const Interval* total = ledger.at(day(date));
    return total == nullptr ? std::nullopt : std::optional(*total);
  }
  return std::nullopt;
}

struct Total {
  EventKind kind;
  const char *from, *to, *date;
  double low, high;  // billions
  bool about;
};

void check_total(const Total& expected) {
  CAPTURE(expected.from);
  CAPTURE(expected.to);
  CAPTURE(expected.date);
  const std::optional<Interval> total = total_of(expected.kind, expected.from, expected.to, expected.date);
  REQUIRE(total.has_value());
  CHECK(total->low == expected.low * billion);
  CHECK(total->high == expected.high * billion);
  CHECK(total->about == expected.about);
}

constexpr EventKind investment_kind = EventKind::investment, contract_kind = EventKind::contract;

}  // namespace

TEST_CASE("each claim of the article is carried by an event, with its date, firmness, parties and sum") {
  for (const Claim& claim : claims) {
    CAPTURE(claim.paragraph);
    CAPTURE(claim.claim);
    const int index = bundled().event_index(claim.event);
    REQUIRE(index != none);
    const Event& event = bundled().events[static_cast<size_t>(index)];
    CHECK(has_paragraph(event, claim.paragraph));
    CHECK(iso(event.date) == claim.date);
    CHECK(id_of(event.kind) == claim.kind);
    CHECK(id_of(event.status) == claim.status);
    CHECK(parties_of(event) == claim.parties);
    CHECK(amount_of(event) == claim.amount);
    CHECK((event.title + "\n" + event.text).find(claim.words) != std::string::npos);
  }
}

TEST_CASE("all eight paragraphs are told, and no event names a paragraph for a claim that is not listed") {
  std::set<int> told;
  std::set<std::pair<std::string, int>> listed, named;
  for (const Claim& claim : claims) {
    told.insert(claim.paragraph);
    listed.insert({claim.event, claim.paragraph});
  }
  for (const Event& event : bundled().events) {
    for (const int paragraph : event.article) named.insert({event.id, paragraph});
  }
  CHECK(told == std::set<int>{1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(listed == named);
}

TEST_CASE("the safe totals hold on their days") {
  constexpr Total totals[] = {
      {investment_kind, "amazon", "anthropic", "2023-10-01", 1.25, 4, false},
      {investment_kind, "amazon", "anthropic", "2024-04-01", 4, 4, false},
      {investment_kind, "amazon", "anthropic", "2025-12-16", 8, 8, false},
      {investment_kind, "microsoft", "openai", "2020-01-01", 1, 1, false},
      {investment_kind, "microsoft", "openai", "2023-02-01", 13, 13, true},
      {investment_kind, "microsoft", "openai", "2024-10-29", 13, 13, true},
      {investment_kind, "microsoft", "openai", "2024-10-30", 13, 13, false},
      {investment_kind, "microsoft", "openai", "2025-12-31", 13, 13, false},
      {investment_kind, "microsoft", "anthropic", "2025-12-16", 0, 5, false},
      {investment_kind, "nvidia", "anthropic", "2025-12-16", 0, 10, false},
      {investment_kind, "softbank", "openai", "2025-12-31", 41, 41, false},
      {contract_kind, "openai", "oracle", "2025-12-16", 300, 300, true},
      {contract_kind, "openai", "microsoft", "2025-12-16", 250, 250, false},
      {contract_kind, "openai", "amazon", "2025-12-16", 38, 38, false},
      {contract_kind, "openai", "coreweave", "2025-12-16", 0, 22.4, false},
      {contract_kind, "anthropic", "microsoft", "2025-12-16", 30, 30, false},
  };
  for (const Total& total : totals) check_total(total);
}

TEST_CASE("a total begins with its first event, not before") {
  CHECK_FALSE(total_of(investment_kind, "amazon", "anthropic", "2023-09-24").has_value());
  CHECK_FALSE(total_of(investment_kind, "microsoft", "openai", "2019-07-21").has_value());
  CHECK_FALSE(total_of(investment_kind, "softbank", "openai", "2025-03-30").has_value());
  CHECK_FALSE(total_of(contract_kind, "openai", "amazon", "2025-11-02").has_value());
}

TEST_CASE("talks, plans, letters of intent, share sales and umbrellas of all deals count nowhere") {
  constexpr const char* uncounted[] = {
      "talks-amazon-openai-2025-12",      "openai-1-4t-commitments-2025-10-28", "nvda-openai-up-to-100b-loi-2025-09-22",
      "nvda-openai-not-final-2025-12-02", "openai-secondary-6-6b-2025-10",      "stargate-2025-01-21",
      "stargate-sites-2025-09-23",        "annapurna-acquisition-2015-01-22"};
  const Ledgers ledgers = build_ledgers(bundled());
  REQUIRE_FALSE(ledgers.all.empty());
  for (const char* id : uncounted) {
    CAPTURE(id);
    const int index = bundled().event_index(id);
    REQUIRE(index != none);
    CHECK(bundled().events[static_cast<size_t>(index)].amount.has_value());
    for (const Ledger& ledger : ledgers.all)
      CHECK(std::find(ledger.events.begin(), ledger.events.end(), index) == ledger.events.end());
  }
  CHECK_FALSE(total_of(investment_kind, "amazon", "openai", "2025-12-31").has_value());
  CHECK_FALSE(total_of(investment_kind, "nvidia", "openai", "2025-12-31").has_value());
  CHECK_FALSE(total_of(contract_kind, "openai", "nvidia", "2025-12-31").has_value());
}
