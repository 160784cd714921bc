#include "adapters/formats/pdf/ruling_groups.hpp"

#include <numeric>

namespace maex::pdf {
namespace {

/// Lines on one height become one where they overlap or nearly touch.
std::vector<Ruling> joined(std::vector<Ruling> lines) {
  std::sort(lines.begin(), lines.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  std::vector<Ruling> result;
  for (std::size_t first = 0; first != lines.size();) {
    std::size_t last = first;
    while (last != lines.size() && lines[last].at - lines[first].at <= touch) ++last;
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = lines.begin() + static_cast<std::ptrdiff_t>(last);
    float sum = 0;
    for (auto each = begin; each != end; ++each) sum += each->at;
    const float at = sum / static_cast<float>(last - first);
    std::sort(begin, end, [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
    for (auto each = begin; each != end; ++each) {
      const bool continues = each != begin && each->from <= result.back().to + touch;
      if (continues)
        result.back().to = std::max(result.back().to, each->to);
      else
        result.push_back({at, each->from, each->to});
    }
    first = last;
  }
  return result;
}

bool meet(const Ruling& across, const Ruling& down) {
  return down.at >= across.from - touch && down.at <= across.to + touch && across.at >= down.from - touch &&
         across.at <= down.to + touch;
}

/// Union-find over the lines, horizontal ones first.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t root(std::size_t of) {
    while (parent_[of] != of) of = parent_[of] = parent_[parent_[of]];
    return of;
  }
  void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace

std::vector<Rulings> group_rulings(const Rulings& rulings) {
  const std::vector<Ruling> across = joined(rulings.across), down = joined(rulings.down);
  Groups groups(across.size() + down.size());
  // `down` ascends by x: only the part that a horizontal line reaches is compared with it.
  for (std::size_t i = 0; i != across.size(); ++i) {
    auto each = std::lower_bound(down.begin(), down.end(), across[i].from - touch,
                                 [](const Ruling& line, float x) { return line.at < x; });
    for (; each != down.end() && each->at <= across[i].to + touch; ++each)
      if (meet(across[i], *each)) groups.join(i, across.size() + static_cast<std::size_t>(each - down.begin()));
  }
  std::vector<Rulings> result;
  std::vector<std::size_t> place(across.size() + down.size(), SIZE_MAX);
  const auto of = [&](std::size_t line) -> Rulings& {
    std::size_t& at = place[groups.root(line)];
    if (at == SIZE_MAX) {
      at = result.size();
      result.emplace_back();
    }
    return result[at];
  };
  for (std::size_t i = 0; i != across.size(); ++i) of(i).across.push_back(across[i]);
  for (std::size_t i = 0; i != down.size(); ++i) of(across.size() + i).down.push_back(down[i]);
  return result;
}

}  // namespace maex::pdf
