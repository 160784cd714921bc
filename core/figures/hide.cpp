// Hides small numbers of a table.
//
// Rows and columns sum to their totals, so the table is a flow through a network: one node for each row and each
// column, a cell is the flow from its row to its column, and a total the flow into its row or out of its column. A
// hidden number follows from the others exactly when no other flow fits: when no closed walk through hidden cells
// passes it, on which each second number grows by one and the others, which must not be 0, shrink by one. A closed walk
// of least cost through the cell says which others to hide in addition.
#include <limits>

#include "core/figures/grid.hpp"

namespace maex::figures {
namespace {

constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

struct Edge {
  std::size_t from, to;
  Cell* cell;
};

class Network {
 public:
  explicit Network(Grid& grid) {
    const std::size_t rows = grid.rows.size(), columns = grid.outcomes.size();
    const std::size_t source = rows + columns, sink = source + 1;
    nodes_ = sink + 1;
    for (std::size_t row = 0; row <= rows; ++row)
      for (std::size_t column = 0; column <= columns; ++column) {
        const std::size_t of_row = row == rows ? sink : row, of_column = column == columns ? source : rows + column;
        const bool row_total = column == columns, column_total = row == rows;
        Cell& cell = grid.at(row, column);
        if (row_total && column_total)
          edges_.push_back({sink, source, &cell});
        else if (row_total)
          edges_.push_back({source, of_row, &cell});
        else if (column_total)
          edges_.push_back({of_column, sink, &cell});
        else
          edges_.push_back({of_row, of_column, &cell});
      }
  }

  /// Hides what is needed so that the number of edge `at` can be another one. Returns false when nothing protects it.
  bool protect(std::size_t at) {
    const Edge& edge = edges_[at];
    std::vector<Step> up = cheapest(edge.to, at);
    std::vector<Step> down = *edge.cell->value != 0 ? cheapest(edge.from, at) : none();
    const std::vector<Step>& best = down[edge.to].cost < up[edge.from].cost ? down : up;
    std::size_t node = &best == &down ? edge.to : edge.from;
    const std::size_t start = &best == &down ? edge.from : edge.to;
    if (best[node].cost == never) return false;
    while (node != start) {
      const Step& step = best[node];
      edges_[step.edge].cell->hidden = true;
      node = edges_[step.edge].from == node ? edges_[step.edge].to : edges_[step.edge].from;
    }
    return true;
  }

  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }

 private:
  struct Step {
    std::uint64_t cost = never;
    std::size_t edge = 0;
  };
  [[nodiscard]] std::vector<Step> none() const { return std::vector<Step>(nodes_); }

  /// What it costs to hide a cell: its number, so that large numbers stay. A hidden cell costs nothing.
  static std::uint64_t cost_of(const Cell& cell) {
    if (cell.hidden || !cell.value) return 0;
    return cell.fixed ? never : *cell.value + 1;
  }

  /// The cheapest walks from a node to all others that do not use edge `without` (Bellman-Ford; tables are small).
  [[nodiscard]] std::vector<Step> cheapest(std::size_t from, std::size_t without) const {
    std::vector<Step> best = none();
    best[from].cost = 0;
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i != edges_.size(); ++i) {
        const Edge& edge = edges_[i];
        const std::uint64_t cost = cost_of(*edge.cell);
        if (i == without || cost == never) continue;
        const auto relax = [&](std::size_t a, std::size_t b) {
          if (best[a].cost == never || best[a].cost + cost >= best[b].cost) return;
          best[b] = {best[a].cost + cost, i};
          changed = true;
        };
        relax(edge.from, edge.to);
        // The number shrinks on this walk. It cannot be less than 0, but a number that no source states can be any.
        if (!edge.cell->value || *edge.cell->value != 0) relax(edge.to, edge.from);
      }
    }
    return best;
  }

  std::vector<Edge> edges_;
  std::size_t nodes_ = 0;
};

}  // namespace

bool hide_small_numbers(Grid& grid, std::uint64_t least) {
  // A row without incidents has no casualties, and its number of incidents is shown.
  for (std::size_t row = 0; row < grid.incidents.size(); ++row)
    for (std::size_t column = 0; column != grid.width(); ++column)
      if (grid.incidents[row] == 0u) grid.at(row, column).fixed = true;
  Network network(grid);
  std::vector<std::size_t> small;
  for (std::size_t i = 0; i != network.edges().size(); ++i) {
    Cell& cell = *network.edges()[i].cell;
    if (!cell.value || cell.fixed || *cell.value == 0 || *cell.value >= least) continue;
    cell.hidden = true;
    small.push_back(i);
  }
  // A cell that was hidden for another one only helps those that were protected before.
  for (const std::size_t each : small)
    if (!network.protect(each)) return false;
  return true;
}

}  // namespace maex::figures
