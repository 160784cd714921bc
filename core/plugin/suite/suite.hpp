// The conformance suite: all adapters, built in or from plugins, must pass the same checks.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/plugin/suite/result.hpp"

namespace maex::conformance {

struct CheckInfo {
  std::string_view name;
  std::string_view about;  ///< what it requires, one sentence
};
/// In the order in which they run.
std::span<const CheckInfo> checks();

struct SuiteOptions {
  std::string adapter;  ///< id; empty: all
  std::string check;    ///< name; empty: all
  std::uint64_t seed = 1;
  const std::atomic<bool>* stop = nullptr;
  /// Called before a check runs. If an adapter crashes, the last printed line names it.
  std::function<void(const AdapterResult& adapter, const CheckInfo& check)> before;
  std::function<void(const AdapterResult& adapter, const CheckResult& check)> after;
};

/// Throws UsageError for an unknown adapter or check, Interrupted, and OutputError when the temporary folder of the
/// suite cannot be made. An exception from an adapter is a failure of the check.
std::vector<AdapterResult> run_suite(const Registry& registry, const SuiteOptions& options);

}  // namespace maex::conformance
