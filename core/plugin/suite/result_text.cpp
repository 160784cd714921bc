#include "core/plugin/suite/result_text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text/printable.hpp"

namespace maex::conformance {
namespace {

std::string command(const AdapterResult& adapter, const CheckResult& check) {
  return "maex formats --self-test " + adapter.id + " --check " + check.name;
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed: return "passed";
    case Verdict::failed: return "failed";
    case Verdict::skipped: return "skipped";
  }
  return "failed";
}

bool AdapterResult::passed() const {
  return std::none_of(checks.begin(), checks.end(), [](const CheckResult& c) { return c.verdict == Verdict::failed; });
}

std::string check_text(const AdapterResult& adapter, const CheckResult& check) {
  std::string text(to_string(check.verdict));
  text.resize(9, ' ');
  text += check.verdict == Verdict::skipped ? check.skipped : check.tried;
  text += '\n';
  if (check.verdict != Verdict::failed) return text;
  text += "        asked for  " + check.about + "\n";
  for (const Failure& failure : check.failures)
    text += "        " + printable(failure.where) + ": " + printable(failure.reason) + "\n";
  if (check.failure_count > check.failures.size())
    text += "        and " + std::to_string(check.failure_count - check.failures.size()) + " more\n";
  return text + "        again with " + command(adapter, check) + "\n";
}

std::string summary_text(const std::vector<AdapterResult>& adapters) {
  std::size_t counts[3] = {};
  for (const AdapterResult& adapter : adapters)
    for (const CheckResult& check : adapter.checks) ++counts[static_cast<std::size_t>(check.verdict)];
  return counted(adapters.size(), "adapter", "adapters") + ", " +
         counted(counts[0] + counts[1] + counts[2], "check", "checks") + ": " + std::to_string(counts[0]) +
         " passed, " + std::to_string(counts[1]) + " failed, " + std::to_string(counts[2]) + " skipped\n";
}

std::string results_json(const std::vector<AdapterResult>& adapters) {
  using Json = nlohmann::ordered_json;
  Json all = Json::array();
  bool passed = true;
  for (const AdapterResult& adapter : adapters) {
    passed = passed && adapter.passed();
    Json checks = Json::array();
    for (const CheckResult& check : adapter.checks) {
      Json failures = Json::array();
      for (const Failure& failure : check.failures)
        failures.push_back({{"where", failure.where}, {"reason", failure.reason}});
      checks.push_back({{"check", check.name},
                        {"about", check.about},
                        {"verdict", to_string(check.verdict)},
                        {"tried", check.tried},
                        {"skipped", check.skipped},
                        {"failures", failures},
                        {"failure_count", check.failure_count},
                        {"again", command(adapter, check)}});
    }
    all.push_back({{"id", adapter.id},
                   {"kind", adapter.kind == AdapterKind::format ? "format" : "partner"},
                   {"passed", adapter.passed()},
                   {"checks", checks}});
  }
  const Json json = {{"passed", passed}, {"adapters", all}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace maex::conformance
