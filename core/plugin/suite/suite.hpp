// The conformance suite: every adapter, built in or plugged in, goes through the same checks.
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
  std::string_view about;  ///< what it asks for, one sentence
};
/// In the order in which they run.
std::span<const CheckInfo> checks();

struct SuiteOptions {
  std::string adapter;  ///< id; empty: all
  std::string check;    ///< name; empty: all
  std::uint64_t seed = 1;
  const std::atomic<bool>* stop = nullptr;
  /// Called before a check runs: who crashes in between is named by what was printed last.
  std::function<void(const AdapterResult& adapter, const CheckInfo& check)> before;
  std::function<void(const AdapterResult& adapter, const CheckResult& check)> after;
};

/// Throws UsageError for an unknown adapter or check, Interrupted, and OutputError when its own temporary folder cannot
/// be made. What an adapter throws is a failure of the check.
std::vector<AdapterResult> run_suite(const Registry& registry, const SuiteOptions& options);

}  // namespace maex::conformance
