// The work on one file, in the process of a worker: convert it in a folder of its own, behind the sandbox.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/exchange_job.hpp"
#include "core/exchange/ledger.hpp"
#include "core/exchange/night.hpp"
#include "core/facts/facts.hpp"

namespace maex::exchange {

/// The folders of one file's work, all below `folder`.
struct Stage {
  std::filesystem::path folder;  ///< absolute
  [[nodiscard]] std::filesystem::path in() const { return folder / "in"; }
  [[nodiscard]] std::filesystem::path out() const { return in() / "out"; }
  [[nodiscard]] std::filesystem::path temporary() const { return folder / "tmp"; }
  [[nodiscard]] std::filesystem::path report() const { return folder / "report.txt"; }
};

/// What a worker tells.
struct ItemWork {
  RunFacts facts;
  std::vector<RecordKey> records;  ///< that the output has
};

/// Runs in the worker. `name` is the file in stage.in(). Leaves the outputs in stage.out() and the report in
/// stage.report(). The text is for told_by().
std::string work_on(const ExchangeJob& job, const Route& route, const Registry& registry, const NightHooks& hooks,
                    const Stage& stage, const std::string& name);
/// Throws InputError for a text that work_on() did not make.
ItemWork told_by(std::string_view text);

}  // namespace maex::exchange
