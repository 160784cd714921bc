// What a written report states about its records.
#pragma once
#include <string_view>

#include "core/model/record.hpp"

namespace maex {

/// A writer of reports is this, too. Its output has no single incident: it has figures that were counted from them.
/// `--verify` reads the output back and expects these figures.
class StatedRecords {
 public:
  virtual ~StatedRecords() = default;
  /// Adds the figures that a reader of the output finds, and those that it may find because others imply them. The
  /// caller calls finish() of the writer before. A figure may be in the output more than once.
  virtual void stated(Batch& certain, Batch& implied) const = 0;
  /// The partner that reads the output, when it is not the partner that wrote it.
  [[nodiscard]] virtual std::string_view reader() const { return {}; }
};

}  // namespace maex
