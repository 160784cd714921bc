// Records to a maXML document.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::maxml {

/// `validate` false leaves the schema out (for measuring the bare writer). Throws UsageError for a bad dialect,
/// OutputError.
std::unique_ptr<RecordWriter> make_writer(const Target& target, WriteContext& context, std::string_view dialect,
                                          bool validate = true);

}  // namespace maex::maxml
