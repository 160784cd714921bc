// The findings of the conformance suite: data only. result_text prints them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/descriptor.hpp"

namespace maex::conformance {

enum class Verdict : std::uint8_t { passed, failed, skipped };
std::string_view to_string(Verdict verdict);

struct Failure {
  std::string where;   ///< "byte 417", "cell B4 of the specimen table", "option sheets"
  std::string reason;  ///< one sentence
};

struct CheckResult {
  std::string name;   ///< "damage"
  std::string about;  ///< what the check requires, one sentence
  Verdict verdict = Verdict::passed;
  std::string tried;              ///< what was tried and how many: "50 lengths, 200 flipped bits"
  std::string skipped;            ///< why nothing was tried
  std::vector<Failure> failures;  ///< the first `failures_kept`
  std::uint64_t failure_count = 0;
};
inline constexpr std::size_t failures_kept = 10;

struct AdapterResult {
  std::string id;
  AdapterKind kind = AdapterKind::format;
  std::vector<CheckResult> checks;
  [[nodiscard]] bool passed() const;
};

}  // namespace maex::conformance
