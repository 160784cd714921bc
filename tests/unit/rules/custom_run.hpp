// Custom rules for tests: a rule set with one query, and its findings as short texts.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/io/error.hpp"
#include "tests/unit/rules/run_sample.hpp"
#include "tests/unit/rules/test_inputs.hpp"

namespace maex::rules {

/// A complete [[rule]] with the code "ours". `more` has further lines of the rule.
inline std::string custom_rule(std::string_view query, std::string_view problem = "A case.",
                               std::string_view more = "") {
  std::string text =
      "[[rule]]\ncode = \"ours\"\nseverity = \"warning\"\nsummary = \"Something.\"\nwhy = \"Because.\"\nfix = \"Mend "
      "it.\"\nproblem = \"";
  return text.append(problem).append("\"\n").append(more).append("\nquery = '''\n").append(query).append("\n'''\n");
}
/// Line of the query's first row in custom_rule().
inline constexpr int first_query_line = 10;

/// The message with which the rule set is refused; "(taken)" when it is accepted.
inline std::string refused(std::string_view toml) {
  try {
    const RuleSet set(toml, "ours.toml");
  } catch (const UsageError& error) { return error.what(); }
  return "(taken)";
}
inline std::string refused_query(std::string_view query) { return refused(custom_rule(query)); }

/// Findings of one code: "ROW:COLUMN sentence". Values are hidden unless `show_personal` is set.
inline std::vector<std::string> found(const SampleRun& run, std::string_view code = "ours",
                                      bool show_personal = false) {
  std::vector<std::string> texts;
  for (const Notices::Group& group : run.findings)
    if (group.type->code == code)
      for (const Notice& notice : group.stored)
        texts.push_back(std::to_string(notice.where.row) + ":" + std::to_string(notice.where.column) + " " +
                        problem_of(notice, show_personal));
  return texts;
}
inline std::vector<std::string> found(std::string_view records, std::string_view query, std::string_view problem,
                                      bool show_personal = false, std::string_view more = "") {
  const RuleSet set(custom_rule(query, problem, more), "ours.toml");
  return found(run_sample(records, set, TestInputs().inputs), "ours", show_personal);
}

}  // namespace maex::rules
