#include "core/facts/finding.hpp"

#include <algorithm>

namespace maex {

FindingType type_of(const NoticeType& type) {
  return {std::string(type.code), type.severity,         std::string(type.summary),
          std::string(type.why),  std::string(type.fix), std::string(type.problem)};
}

Finding finding_of(Notice notice) {
  return {std::move(notice.where),   std::move(notice.value),  notice.personal,
          std::move(notice.problem), std::string(notice.list), std::move(notice.also)};
}

std::vector<Argument> arguments_of(const Finding& finding) {
  return arguments_of(finding.problem, finding.value, finding.personal, finding.list);
}

std::string_view right_value(const Finding& finding) {
  for (const Argument& each : finding.problem.arguments())
    if (each.name == "instead" && !each.personal) return each.value;
  return {};
}

Findings take_findings(Notices& notices) {
  Findings findings;
  for (Notices::OwnedGroup& group : notices.take()) {
    FindingGroup& found = findings.emplace_back(FindingGroup{type_of(*group.type), group.count, {}});
    found.stored.reserve(group.stored.size());
    for (Notice& notice : group.stored) found.stored.push_back(finding_of(std::move(notice)));
  }
  return findings;
}

void add_findings(Findings& to, const Findings& more) {
  for (const FindingGroup& group : more) {
    const auto same =
        std::find_if(to.begin(), to.end(), [&](const FindingGroup& each) { return each.type.code == group.type.code; });
    if (same == to.end()) {
      to.push_back(group);
      continue;
    }
    same->count += group.count;
    same->stored.insert(same->stored.end(), group.stored.begin(), group.stored.end());
  }
  std::stable_sort(to.begin(), to.end(), [](const FindingGroup& a, const FindingGroup& b) {
    return a.type.severity != b.type.severity ? a.type.severity > b.type.severity : a.type.code < b.type.code;
  });
}

std::uint64_t count(const Findings& findings, Severity severity) {
  std::uint64_t total = 0;
  for (const FindingGroup& group : findings)
    if (group.type.severity == severity) total += group.count;
  return total;
}

}  // namespace maex
