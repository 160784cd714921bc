#include "core/facts/finding.hpp"

namespace maex {

FindingType type_of(const NoticeType& type) {
  return {std::string(type.code), type.severity,         std::string(type.summary),
          std::string(type.why),  std::string(type.fix), std::string(type.problem)};
}

Finding finding_of(Notice notice) {
  return {std::move(notice.where), std::move(notice.value), notice.personal, std::move(notice.problem),
          std::string(notice.list)};
}

std::vector<Argument> arguments_of(const Finding& finding) {
  return arguments_of(finding.problem, finding.value, finding.personal, finding.list);
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

std::uint64_t count(const Findings& findings, Severity severity) {
  std::uint64_t total = 0;
  for (const FindingGroup& group : findings)
    if (group.type.severity == severity) total += group.count;
  return total;
}

}  // namespace maex
