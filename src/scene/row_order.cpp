#include "row_order.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/at.hpp"
#include "core/sort.hpp"

namespace explainer {
namespace {

// With more rows than this each stands at the mean of its partners; comparing all pairs would take too long.
constexpr size_t max_compared = 60;
constexpr int max_sweeps = 8;

// How much a ribbon that others cross is in the way, in pixels or so.
double weight_of(const MapPlan& plan, const Flow& flow) {
  constexpr double line = 2, widest = 17;
  return line + (plan.highest_flow > 0 ? widest * std::sqrt(flow.highest_total / plan.highest_flow) : 0);
}

void place(const std::vector<int>& column, std::vector<int>& places) {
  for (size_t row = 0; row < column.size(); ++row) at(places, column[row]) = static_cast<int>(row);
}

// Another entity that a row has money with.
struct Partner {
  int entity;
  double weight;
  bool last;  // its end stands below the others of its row
};

// One column, while the other stays as it is.
class ColumnOrder {
 public:
  ColumnOrder(const MapPlan& plan, Side side, const std::vector<int>& column, std::vector<int>& places)
      : column_(column), across_(column.size()), loops_(column.size()), places_(places) {
    std::vector<int> row(places.size(), none);
    for (size_t i = 0; i < column.size(); ++i) at(row, column[i]) = static_cast<int>(i);
    for (const Flow& flow : plan.flows) {
      const double weight = weight_of(plan, flow);
      if (!flow.loop()) {
        at(across_, at(row, flow.entity_at(side)))
            .push_back({flow.entity_at(other(side)), weight, side == Side::left && flow.highest_total <= 0});
      } else if (flow.from_side == side) {
        at(loops_, at(row, flow.from)).push_back({flow.to, weight, false});
        at(loops_, at(row, flow.to)).push_back({flow.from, weight, false});
      }
    }
    for (size_t i = 0; i < column.size(); ++i) {
      order_.push_back(i);
      weights_.push_back(1);
      for (const Partner& partner : across_[i]) weights_.back() += partner.weight;
    }
  }

  // Moves one row at a time to where the ribbons cross least, from the order that is; false where none is better.
  bool improve() {
    compare_rows();
    bool moved = false;
    for (size_t from = 0; from < order_.size(); ++from) {
      double best = -1e-6;
      size_t best_to = from;
      for (const bool up : {true, false}) {
        double change = 0;
        for (size_t to = from; up ? to > 0 : to + 1 < order_.size();) {
          to = up ? to - 1 : to + 1;
          change += change_of_passing(order_[from], order_[to], up);
          if (change < best) best = change, best_to = to;
        }
      }
      if (best_to == from) continue;
      moved = true;
      const size_t row = order_[from];
      order_.erase(order_.begin() + static_cast<std::ptrdiff_t>(from));
      order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(best_to), row);
      place(rows(), places_);
    }
    return moved;
  }

  // Puts each row at the mean of its partners.
  void sort_by_partners() {
    std::vector<std::pair<double, size_t>> keyed;
    for (const size_t row : order_) {
      double sum = 0, weights = 0;
      for (const std::vector<Partner>* partners : {&across_[row], &loops_[row]}) {
        for (const Partner& partner : *partners) {
          sum += partner.weight * at(places_, partner.entity);
          weights += partner.weight;
        }
      }
      keyed.push_back({sum / weights, row});
    }
    sort_stable(keyed, [](const auto& a, const auto& b) { return a.first < b.first; });
    for (size_t i = 0; i < keyed.size(); ++i) order_[i] = keyed[i].second;
    place(rows(), places_);
  }

  std::vector<int> rows() const {
    std::vector<int> out;
    for (const size_t row : order_) out.push_back(column_[row]);
    return out;
  }

  static Side other(Side side) { return side == Side::left ? Side::right : Side::left; }

 private:
  int place_of(size_t row) const { return at(places_, column_[row]); }

  // How much the ribbons of each two rows cross when the first stands above the second.
  void compare_rows() {
    const size_t count = column_.size(), spots = 2 * places_.size();
    std::vector<double> widths(count * spots, 0);  // by row and by place of the other end
    for (size_t row = 0; row < count; ++row) {
      for (const Partner& partner : across_[row])
        widths[row * spots + static_cast<size_t>(2 * at(places_, partner.entity) + (partner.last ? 1 : 0))] +=
            partner.weight;
    }
    crossings_.assign(count * count, 0);
    for (size_t upper = 0; upper < count; ++upper) {
      for (size_t lower = 0; lower < count; ++lower) {
        double above = 0;  // width of the lower row's ribbons that end higher up
        for (size_t spot = 0; spot < spots; ++spot) {
          crossings_[upper * count + lower] += widths[upper * spots + spot] * above;
          above += widths[lower * spots + spot];
        }
      }
    }
  }

  // What changes where a row moves past another one: crossings of its ribbons, and of its loops with those of the
  // other.
  double change_of_passing(size_t row, size_t passed, bool up) const {
    const size_t count = column_.size(), upper = up ? passed : row, lower = up ? row : passed;
    double change = crossings_[lower * count + upper] - crossings_[upper * count + lower];
    const int place = place_of(passed);
    const auto add = [&](size_t moving, size_t other, bool moves_up) {
      for (const Partner& partner : loops_[moving]) {
        const int its = at(places_, partner.entity);
        if (partner.entity == column_[other]) continue;
        // The passed row itself is the border: what is beyond it comes nearer.
        const bool nearer = moves_up ? its < place : its > place;
        change += partner.weight * weights_[other] * (nearer ? -1 : 1);
      }
    };
    add(row, passed, up);
    add(passed, row, !up);
    return change;
  }

  const std::vector<int>& column_;
  std::vector<std::vector<Partner>> across_, loops_;  // by row
  std::vector<int>& places_;                          // by entity: its row, of either column
  std::vector<size_t> order_;                         // rows, top to bottom
  std::vector<double> crossings_;                     // by upper and lower row
  std::vector<double> weights_;                       // by row: of what a loop that passes it crosses
};

// The order of ribbons between the same two companies: money, then talks, then computing.
int rank(FlowKind kind) { return kind == FlowKind::money ? 0 : kind == FlowKind::talks ? 1 : 2; }

// The ends of each row of one column. Those of ribbons across stand in the order of their other ends, so that those of
// one row do not cross; at the right those that never have a price come last, so that one bracket can hold them. Those
// of loops stand on the side to which they go, the nearest row's outside, so that loops lie within each other.
std::vector<std::vector<int>> ends_of_rows(const MapPlan& plan, const std::vector<int>& places, Side side) {
  std::vector<std::vector<int>> rows((side == Side::left ? plan.left : plan.right).size());
  const auto own = [&](int end) {
    const Flow& flow = at(plan.flows, flow_of_end(end));
    return arrives(end) ? flow.to : flow.from;
  };
  for (int end = 0; end < 2 * static_cast<int>(plan.flows.size()); ++end) {
    const Flow& flow = at(plan.flows, flow_of_end(end));
    if ((arrives(end) ? flow.to_side : flow.from_side) == side) at(rows, at(places, own(end))).push_back(end);
  }
  const auto key = [&](int end) {
    const Flow& flow = at(plan.flows, flow_of_end(end));
    const int other = at(places, own(end) == flow.to ? flow.from : flow.to);
    if (flow.loop()) return std::tuple(other < at(places, own(end)) ? 0 : 2, false, -other, rank(flow.kind));
    return std::tuple(1, side == Side::right && flow.highest_total <= 0, other, rank(flow.kind));
  };
  for (std::vector<int>& row : rows) {
    sort_stable(row, [&](int a, int b) { return key(a) < key(b); });
  }
  return rows;
}

}  // namespace

void order_rows(MapPlan& plan, size_t entities) {
  std::vector<int> places(entities, 0);
  place(plan.left, places);
  place(plan.right, places);
  const bool few = std::max(plan.left.size(), plan.right.size()) <= max_compared;
  bool moved = true;
  for (int sweep = 0; sweep < max_sweeps && moved; ++sweep) {
    moved = false;
    for (const Side side : {Side::left, Side::right}) {
      std::vector<int>& column = side == Side::left ? plan.left : plan.right;
      ColumnOrder order(plan, side, column, places);
      if (few) {
        for (int round = 0; round < max_sweeps && order.improve(); ++round) moved = true;
      } else {
        order.sort_by_partners();
        moved = true;
      }
      column = order.rows();
    }
  }
  plan.left_ends = ends_of_rows(plan, places, Side::left);
  plan.right_ends = ends_of_rows(plan, places, Side::right);
}

}  // namespace explainer
