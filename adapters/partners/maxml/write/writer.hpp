// Writes records as a maXML document.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::maxml {

/// `validate` false omits the schema (to measure only the writer). Throws UsageError for a bad dialect, OutputError.
std::unique_ptr<RecordWriter> make_writer(const Target& target, WriteContext& context, std::string_view dialect,
                                          bool validate = true);

}  // namespace maex::maxml
