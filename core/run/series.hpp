// Reads what files state about one measure over time.
#pragma once
#include <atomic>
#include <string>

#include "core/adapter/registry.hpp"
#include "core/facts/series_facts.hpp"
#include "core/run/job.hpp"

namespace maex {

struct SeriesJob {
  ConvertJob read;  ///< inputs and how to read them; ConvertJob::skip_broken leaves out inputs that cannot be read
  Code measure = no_code;
  /// Empty: only figures without a breakdown. "status=CIVILIAN": figures with exactly this breakdown. "status": each
  /// figure whose breakdown has this dimension only.
  std::string breakdown;
  const std::atomic<bool>* stop = nullptr;
};

/// Reads all inputs. Throws InputError when one cannot be read, and UsageError when none states the measure; the
/// message then lists what they state.
SeriesFacts read_series(const SeriesJob& job, const Registry& registry);

}  // namespace maex
