#include "core/figures/grid.hpp"

#include <algorithm>

namespace maex::figures {
namespace {

/// Rows that a reader looks for in every report. With them, a row does not show that its number is not 0.
std::vector<Code> usual_rows(By by) {
  switch (by) {
    case By::district: return {};
    case By::device:
      return {Code::device_category_AP_MINE, Code::device_category_AV_MINE, Code::device_category_ERW_UXO};
    case By::status: return {Code::status_CIVILIAN, Code::status_MILITARY};
    case By::sex: return {Code::sex_MALE, Code::sex_FEMALE};
    case By::age_group: return {Code::age_group_CHILD, Code::age_group_ADULT};
  }
  return {};
}

CodeList list_of(By by) {
  switch (by) {
    case By::district: return CodeList::none;
    case By::device: return CodeList::device_category;
    case By::status: return CodeList::status;
    case By::sex: return CodeList::sex;
    case By::age_group: return CodeList::age_group;
  }
  return CodeList::none;
}

void sort_rows(std::vector<std::string>& rows, By by) {
  const CodeList list = list_of(by);
  std::sort(rows.begin(), rows.end(), [list](const std::string& a, const std::string& b) {
    if (list != CodeList::none) return find_code(list, a) < find_code(list, b);
    if (a.empty() != b.empty()) return b.empty();  // the incidents without a district come last
    return a < b;
  });
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

}  // namespace

bool Grid::has_hidden() const {
  return std::any_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.hidden; });
}

bool Grid::has_values() const {
  return std::any_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.value.has_value(); });
}

Grid grid_of(const Count& count, By by) {
  Grid grid;
  grid.by = by;
  for (const Code code : usual_rows(by)) grid.rows.emplace_back(info(code).name);
  const bool of_incident = by == By::district || by == By::device;
  if (of_incident)
    count.for_scenes([&](const Scene& scene, std::uint64_t) { grid.rows.emplace_back(row_of(scene, by)); });
  count.for_people([&](const People& people, std::uint64_t) { grid.rows.emplace_back(row_of(people, by)); });
  sort_rows(grid.rows, by);
  grid.outcomes = {Code::outcome_KILLED, Code::outcome_INJURED};
  if (count.people(Code::outcome_UNKNOWN) != 0) grid.outcomes.push_back(Code::outcome_UNKNOWN);
  const std::size_t total = grid.rows.size(), sum = grid.outcomes.size();
  grid.cells.assign((total + 1) * grid.width(), Cell{0, false, false});
  const auto row_number = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(grid.rows.begin(), grid.rows.end(), name) - grid.rows.begin());
  };
  count.for_people([&](const People& people, std::uint64_t number) {
    const std::size_t row = row_number(row_of(people, by));
    const auto column = static_cast<std::size_t>(std::find(grid.outcomes.begin(), grid.outcomes.end(), people.outcome) -
                                                 grid.outcomes.begin());
    for (const std::size_t r : {row, total})
      for (const std::size_t c : {column, sum}) *grid.at(r, c).value += number;
  });
  for (std::size_t column = 0; column <= sum; ++column) grid.at(total, column).fixed = true;
  if (of_incident) {
    grid.incidents.assign(total + 1, 0);
    count.for_scenes([&](const Scene& scene, std::uint64_t number) {
      *grid.incidents[row_number(row_of(scene, by))] += number;
      *grid.incidents[total] += number;
    });
  }
  return grid;
}

}  // namespace maex::figures
