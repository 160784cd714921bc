#include "cli/self_test.hpp"

#include <algorithm>
#include <ostream>

#include "core/plugin/suite/result_text.hpp"
#include "core/plugin/suite/suite.hpp"

namespace maex::cli {

std::vector<std::string> check_names() {
  std::vector<std::string> names;
  for (const conformance::CheckInfo& check : conformance::checks()) names.emplace_back(check.name);
  return names;
}

Outcome self_test(Session& session, const std::string& adapter, const std::string& check) {
  conformance::SuiteOptions options;
  options.adapter = adapter;
  options.check = check;
  options.stop = session.stop;
  std::ostream& named = session.json ? session.err : session.out;
  std::string shown;
  options.before = [&](const conformance::AdapterResult& of, const conformance::CheckInfo& next) {
    if (shown != of.id) named << of.id << '\n';
    shown = of.id;
    std::string name = "  " + std::string(next.name);
    name.resize(18, ' ');
    named << name << std::flush;
  };
  options.after = [&](const conformance::AdapterResult& of, const conformance::CheckResult& result) {
    if (session.json)
      named << to_string(result.verdict) << '\n';
    else
      named << check_text(of, result) << std::flush;
  };
  const auto results = run_suite(session.registry(), options);
  session.out << (session.json ? results_json(results) : summary_text(results));
  const bool passed = std::all_of(results.begin(), results.end(), [](const auto& result) { return result.passed(); });
  return passed ? Outcome::done : Outcome::findings;
}

}  // namespace maex::cli
