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

/// One finding.
struct Finding {
  Locator where;
  std::string value;      ///< offending text; empty when there is none
  bool personal = false;  ///< the value is hidden unless the user asks for personal values
  Text problem = {};      ///< the sentence of this finding; without a pattern, its arguments fill FindingType::problem
  std::string list = {};  ///< the code list that `value` is from; empty: not a code
  std::vector<Locator> also = {};  ///< the other places that it compares with `where`
};

/// All findings of one kind: all are counted, the first ones are stored.
struct FindingGroup {
  FindingType type;
  std::uint64_t count = 0;
  std::vector<Finding> stored;
};

/// Worst severity first, then by code.
using Findings = std::vector<FindingGroup>;

FindingType type_of(const NoticeType& type);
Finding finding_of(Notice notice);
/// The arguments for the sentence of a finding, including its value. They must not outlive the finding.
std::vector<Argument> arguments_of(const Finding& finding);
/// The value that would be right, from the argument "instead" of the sentence. Empty when maex does not know it, or
/// when it is personal.
std::string_view right_value(const Finding& finding);
/// Empties `notices`.
Findings take_findings(Notices& notices);
/// Adds findings of another file, group by group.
void add_findings(Findings& to, const Findings& more);
std::uint64_t count(const Findings& findings, Severity severity);

}  // namespace maex
