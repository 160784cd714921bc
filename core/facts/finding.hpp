// Findings as values: they outlive the adapters and rules that raised them, and another process can read them.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/notice/notice.hpp"

namespace maex {

/// The fixed texts of one kind of finding. The code is the key of their translations. The English texts travel with it,
/// so that findings of plugins and custom rules can be shown by a program that does not know them.
struct FindingType {
  std::string code;
  Severity severity = Severity::info;
  std::string summary, why, fix;
  std::string problem = {};  ///< pattern with {name} for each argument; empty: the finding has its own sentence
};

/// One part of a finding's sentence.
struct FindingArgument {
  std::string name, value;
  bool personal = false;  ///< hidden unless asked for
};

/// One case. `problem` and `fix` are empty where the texts of the type say enough.
struct Finding {
  Locator where;
  std::string value;      ///< offending text; empty when there is none
  bool personal = false;  ///< the value is hidden unless asked for
  std::string problem, fix;
  std::vector<FindingArgument> arguments = {};  ///< fill FindingType::problem
};

/// All findings of one kind: every one is counted, the first ones are stored.
struct FindingGroup {
  FindingType type;
  std::uint64_t count = 0;
  std::vector<Finding> stored;
};

/// Worst severity first, then by code.
using Findings = std::vector<FindingGroup>;

FindingType type_of(const NoticeType& type);
Finding finding_of(Notice notice);
/// Empties `notices`.
Findings take_findings(Notices& notices);
std::uint64_t count(const Findings& findings, Severity severity);

}  // namespace maex
