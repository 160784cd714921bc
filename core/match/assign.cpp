#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "core/match/link.hpp"
#include "core/model/hash.hpp"

namespace maex::match {
namespace {

/// Rows that candidates connect, by union and find over rows of a, then rows of b.
class Connected {
 public:
  explicit Connected(std::size_t count) : above_(count) { std::iota(above_.begin(), above_.end(), 0u); }
  std::uint32_t root(std::uint32_t row) {
    while (above_[row] != row) row = above_[row] = above_[above_[row]];
    return row;
  }
  void join(std::uint32_t a, std::uint32_t b) { above_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }

 private:
  std::vector<std::uint32_t> above_;
};

/// The gain of a pair, with a tiny part that depends on the content of both rows, so that the best assignment is the
/// same for every order of rows and of sides.
double gain_of(const Task& task, const Pair& pair, double least) {
  constexpr double tie = 1e-7;
  const std::uint64_t mark = mix64(task.content[0][pair.a] + task.content[1][pair.b]);
  // Equal content, such as an equal number of the sender, decides between persons who look alike.
  const double equal = task.content[0][pair.a] == task.content[1][pair.b] ? 1e-5 : 0;
  return pair.bits - least + equal + tie * static_cast<double>(mark >> 40) / (1 << 24);
}

/// Takes the best pair whose rows are free, again and again.
void take_greedily(const std::vector<std::pair<double, std::uint32_t>>& by_gain, const std::vector<Pair>& all,
                   std::vector<Pair>& out) {
  std::map<std::uint32_t, bool> used_a, used_b;
  for (const auto& [gain, number] : by_gain) {
    const Pair& pair = all[number];
    if (used_a[pair.a] || used_b[pair.b]) continue;
    used_a[pair.a] = used_b[pair.b] = true;
    out.push_back(pair);
  }
}

/// The Hungarian method on a square matrix of costs; returns the column of each row.
std::vector<int> cheapest(const std::vector<std::vector<double>>& cost) {
  const std::size_t n = cost.size();
  constexpr double far = std::numeric_limits<double>::max() / 4;
  std::vector<double> u(n + 1), v(n + 1);
  std::vector<std::size_t> row_of(n + 1), way(n + 1);
  for (std::size_t i = 1; i <= n; ++i) {
    row_of[0] = i;
    std::size_t column = 0;
    std::vector<double> least(n + 1, far);
    std::vector<bool> used(n + 1);
    do {
      used[column] = true;
      const std::size_t row = row_of[column];
      double step = far;
      std::size_t next = 0;
      for (std::size_t k = 1; k <= n; ++k) {
        if (used[k]) continue;
        const double reduced = cost[row - 1][k - 1] - u[row] - v[k];
        if (reduced < least[k]) least[k] = reduced, way[k] = column;
        if (least[k] < step) step = least[k], next = k;
      }
      for (std::size_t k = 0; k <= n; ++k)
        if (used[k])
          u[row_of[k]] += step, v[k] -= step;
        else
          least[k] -= step;
      column = next;
    } while (row_of[column] != 0);
    do {
      const std::size_t before = way[column];
      row_of[column] = row_of[before];
      column = before;
    } while (column != 0);
  }
  std::vector<int> columns(n, -1);
  for (std::size_t k = 1; k <= n; ++k) columns[row_of[k] - 1] = static_cast<int>(k - 1);
  return columns;
}

constexpr std::size_t most_exact = 200;  ///< rows of one side of a group that is solved exactly

void solve(const Task& task, const std::vector<Pair>& all, const std::vector<std::uint32_t>& group, double least,
           std::vector<Pair>& out) {
  if (group.size() == 1) return out.push_back(all[group[0]]);
  std::vector<std::uint32_t> rows, columns;
  for (const std::uint32_t each : group) rows.push_back(all[each].a), columns.push_back(all[each].b);
  for (auto* list : {&rows, &columns}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  const std::size_t n = std::max(rows.size(), columns.size());
  if (n > most_exact) {
    std::vector<std::pair<double, std::uint32_t>> by_gain;
    for (const std::uint32_t each : group) by_gain.emplace_back(-gain_of(task, all[each], least), each);
    std::sort(by_gain.begin(), by_gain.end());
    return take_greedily(by_gain, all, out);
  }
  std::vector<std::vector<double>> cost(n, std::vector<double>(n, 0));
  std::map<std::pair<std::size_t, std::size_t>, std::uint32_t> at;
  const auto place = [](const std::vector<std::uint32_t>& list, std::uint32_t value) {
    return static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), value) - list.begin());
  };
  for (const std::uint32_t each : group) {
    const std::size_t row = place(rows, all[each].a), column = place(columns, all[each].b);
    cost[row][column] = -gain_of(task, all[each], least);
    at[{row, column}] = each;
  }
  const std::vector<int> best = cheapest(cost);
  for (std::size_t row = 0; row != rows.size(); ++row)
    if (const auto found = at.find({row, static_cast<std::size_t>(best[row])}); found != at.end())
      out.push_back(all[found->second]);
}

}  // namespace

std::vector<Pair> assign(const Task& task, const std::vector<Pair>& candidates, double least) {
  const auto of_b = static_cast<std::uint32_t>(task.rows(0));
  Connected connected(task.rows(0) + task.rows(1));
  for (const Pair& each : candidates) connected.join(each.a, of_b + each.b);
  std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i != candidates.size(); ++i) groups[connected.root(candidates[i].a)].push_back(i);
  std::vector<Pair> out;
  for (const auto& [root, group] : groups) solve(task, candidates, group, least, out);
  std::sort(out.begin(), out.end(), [](const Pair& x, const Pair& y) { return x.a < y.a; });
  return out;
}

}  // namespace maex::match
