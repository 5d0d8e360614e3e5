#include "scene/plan.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace explainer {
namespace {

bool left_of(const Story& story, int entity) { return story.entities[static_cast<size_t>(entity)].side == Side::left; }

// Puts the party of the left column first; false when both stand in the same column, which the map cannot show.
bool across(const Story& story, const Event& event, int& left, int& right) {
  if (event.from == none || event.to == none) return false;
  const bool from_left = left_of(story, event.from);
  if (from_left == left_of(story, event.to)) return false;
  left = from_left ? event.from : event.to;
  right = from_left ? event.to : event.from;
  return true;
}

double most_of(const Interval& total) { return std::isinf(total.high) ? total.low : total.high; }

double widest_of(const Ledger& ledger) {
  double most = 0;
  for (const LedgerStep& step : ledger.steps) most = std::max(most, most_of(step.total));
  return most;
}

int ledger_index(const Ledgers& ledgers, EventKind kind, int from, int to) {
  const auto found = std::lower_bound(ledgers.all.begin(), ledgers.all.end(), std::tuple(kind, from, to),
                                      [](const Ledger& ledger, const std::tuple<EventKind, int, int>& key) {
                                        return std::tuple(ledger.kind, ledger.from, ledger.to) < key;
                                      });
  if (found == ledgers.all.end() || found->kind != kind || found->from != from || found->to != to) return none;
  return static_cast<int>(found - ledgers.all.begin());
}

TotalSeries total_series(const Ledgers& ledgers, int entity) {
  TotalSeries series;
  series.entity = entity;
  std::vector<Date> days;
  for (size_t i = 0; i < ledgers.all.size(); ++i) {
    const Ledger& ledger = ledgers.all[i];
    if (ledger.kind != EventKind::investment || ledger.to != entity) continue;
    series.ledgers.push_back(static_cast<int>(i));
    for (const LedgerStep& step : ledger.steps) days.push_back(step.day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  // One cursor per ledger keeps this linear in the number of steps.
  std::vector<size_t> cursor(series.ledgers.size(), 0);
  for (const Date day : days) {
    Interval sum;
    for (size_t i = 0; i < series.ledgers.size(); ++i) {
      const std::vector<LedgerStep>& steps = ledgers.all[static_cast<size_t>(series.ledgers[i])].steps;
      while (cursor[i] < steps.size() && steps[cursor[i]].day <= day) ++cursor[i];
      if (cursor[i] > 0) sum = sum + steps[cursor[i] - 1].total;
    }
    series.steps.push_back({day, sum});
  }
  return series;
}

// Rows whose ribbons mostly go up stand above those whose mostly go down, so that ribbons cross less;
// rows that pull alike keep the author's order.
void order_rows(Plan& plan) {
  const auto pull = [&](int entity) {
    double sum = 0, weight = 0;
    for (const Flow& flow : plan.flows) {
      if (flow.left != entity) continue;
      const double width = 1 + std::sqrt(flow.widest / 1e9);
      const auto place = std::find(plan.right.begin(), plan.right.end(), flow.right) - plan.right.begin();
      sum += width * static_cast<double>(place);
      weight += width;
    }
    return weight > 0 ? sum / weight : 0;
  };
  std::vector<std::pair<double, int>> rows;
  for (const int entity : plan.left) rows.emplace_back(pull(entity), entity);
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (size_t i = 0; i < rows.size(); ++i) plan.left[i] = rows[i].second;
}

// Between the same two, on both sides: money, then what may come, then computing.
int rank(FlowKind kind) { return kind == FlowKind::money ? 0 : kind == FlowKind::talks ? 1 : 2; }

// The ribbons of each row of one column. They leave a bar in the order of where they go, so that those of one bar cross
// as little as can be. At the right those that never have a price come last, so that one bracket holds them.
std::vector<std::vector<int>> flows_of_rows(const Plan& plan, const Story& story, bool left) {
  std::vector<int> place(story.entities.size(), 0);  // by entity: its row, of either column
  for (const std::vector<int>* column : {&plan.left, &plan.right}) {
    for (size_t row = 0; row < column->size(); ++row)
      place[static_cast<size_t>((*column)[row])] = static_cast<int>(row);
  }
  std::vector<std::vector<int>> rows(left ? plan.left.size() : plan.right.size());
  for (size_t i = 0; i < plan.flows.size(); ++i) {
    const int entity = left ? plan.flows[i].left : plan.flows[i].right;
    rows[static_cast<size_t>(place[static_cast<size_t>(entity)])].push_back(static_cast<int>(i));
  }
  const auto key = [&](int index) {
    const Flow& flow = plan.flows[static_cast<size_t>(index)];
    const int other = place[static_cast<size_t>(left ? flow.right : flow.left)];
    return std::tuple(!left && flow.widest <= 0, other, rank(flow.kind));
  };
  for (std::vector<int>& row : rows) {
    std::stable_sort(row.begin(), row.end(), [&](int a, int b) { return key(a) < key(b); });
  }
  return rows;
}

}  // namespace

Plan build_plan(const Story& story, const Ledgers& ledgers) {
  Plan plan;
  plan.flow_of_event.assign(story.events.size(), none);
  std::map<std::tuple<FlowKind, int, int, bool>, int> index;
  for (size_t i = 0; i < story.events.size(); ++i) {
    const Event& event = story.events[i];
    const bool money = event.kind == EventKind::investment;
    if (!money && event.kind != EventKind::contract && event.kind != EventKind::talks) continue;
    int left = none, right = none;
    if (!across(story, event, left, right)) continue;
    const bool to_right = left == event.from;
    FlowKind kind = event.kind == EventKind::contract ? FlowKind::compute : FlowKind::money;
    int ledger = ledger_index(ledgers, event.kind, event.from, event.to);
    // What is never counted and has no ledger to belong to is only talked about.
    const bool only_talk = event.kind == EventKind::talks || (event.amount && ledger == none);
    if (only_talk) kind = FlowKind::talks, ledger = none;
    const auto [at, fresh] = index.try_emplace({kind, left, right, to_right}, static_cast<int>(plan.flows.size()));
    if (fresh) {
      Flow flow;
      flow.kind = kind;
      flow.left = left;
      flow.right = right;
      flow.to_right = to_right;
      plan.flows.push_back(std::move(flow));
    }
    Flow& flow = plan.flows[static_cast<size_t>(at->second)];
    if (ledger != none && flow.ledger == none) {
      flow.ledger = ledger;
      flow.widest = widest_of(ledgers.all[static_cast<size_t>(ledger)]);
    }
    if (only_talk && event.amount) flow.widest = std::max(flow.widest, event.amount->usd);
    flow.events.push_back(static_cast<int>(i));
    plan.flow_of_event[i] = at->second;
  }
  for (size_t e = 0; e < story.entities.size(); ++e) {
    const int entity = static_cast<int>(e);
    const bool used = std::any_of(plan.flows.begin(), plan.flows.end(),
                                  [&](const Flow& flow) { return flow.left == entity || flow.right == entity; });
    if (!used) continue;
    (left_of(story, entity) ? plan.left : plan.right).push_back(entity);
    if (left_of(story, entity)) continue;
    TotalSeries series = total_series(ledgers, entity);
    if (series.ledgers.empty()) continue;
    for (const TotalStep& step : series.steps) plan.most = std::max(plan.most, most_of(step.total));
    plan.totals.push_back(std::move(series));
  }
  for (const Flow& flow : plan.flows) plan.widest = std::max(plan.widest, flow.widest);
  order_rows(plan);
  plan.left_flows = flows_of_rows(plan, story, true);
  plan.right_flows = flows_of_rows(plan, story, false);
  return plan;
}

}  // namespace explainer
