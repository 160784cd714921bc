// Writes the casualty section.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::monitor {

/// Options and losses of writing, for the descriptor.
std::vector<OptionSpec> write_options();
std::vector<LossType> write_losses();

/// Throws UsageError for a year that is not one.
std::unique_ptr<RecordWriter> make_writer(const Target& target, WriteContext& context, const Descriptor& card);

}  // namespace maex::monitor
