// Writes the monthly report.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::anama {

/// Options and losses of writing, for the descriptor.
std::vector<OptionSpec> write_options();
std::vector<LossType> write_losses();

/// Throws UsageError for a period, language or number that is not one.
std::unique_ptr<RecordWriter> make_writer(const Target& target, WriteContext& context, const Descriptor& card);

}  // namespace maex::anama
