#include "core/mapping/prose/statement.hpp"

#include <algorithm>

namespace maex::prose {

void add_part(std::string& breakdown, std::string_view pair) {
  if (pair.empty()) return;
  std::vector<std::string> parts;
  for (std::string_view rest = breakdown; !rest.empty();) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    parts.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  const std::string_view key = pair.substr(0, pair.find('='));
  for (const std::string& part : parts)
    if (std::string_view(part).substr(0, part.find('=')) == key) return;
  parts.emplace_back(pair);
  std::sort(parts.begin(), parts.end());
  breakdown.clear();
  for (const std::string& part : parts) (breakdown += breakdown.empty() ? "" : ";") += part;
}

void add_parts(std::string& breakdown, std::string_view pairs) {
  while (!pairs.empty()) {
    const std::size_t end = std::min(pairs.find(';'), pairs.size());
    add_part(breakdown, pairs.substr(0, end));
    pairs.remove_prefix(std::min(pairs.size(), end + 1));
  }
}

Code measure_named(std::string_view value, std::string& breakdown) {
  const std::size_t end = std::min(value.find(';'), value.size());
  if (end != value.size()) add_parts(breakdown, value.substr(end + 1));
  return find_code(CodeList::measure, value.substr(0, end)).value_or(no_code);
}

bool is_of_people(Code measure) {
  return measure == Code::measure_INCIDENTS || measure == Code::measure_CASUALTIES || measure == Code::measure_KILLED ||
         measure == Code::measure_INJURED || measure == Code::measure_OUTCOME_UNKNOWN;
}

bool counts_persons(Code measure) {
  return measure != no_code &&
         (is_of_people(measure) || measure == Code::measure_SURVIVORS ||
          measure == Code::measure_ASSISTANCE_BENEFICIARIES || measure == Code::measure_EDUCATION_PARTICIPANTS);
}

bool is_asset(Code measure) {
  return measure == Code::measure_STAFF_OPERATIONS || measure == Code::measure_STAFF_SUPPORT ||
         measure == Code::measure_MACHINES || measure == Code::measure_DOGS;
}

}  // namespace maex::prose
