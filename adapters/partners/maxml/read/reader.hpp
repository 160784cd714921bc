// Reads a maXML document into records.
#pragma once
#include <memory>
#include <string_view>

#include "core/adapter/adapter.hpp"

namespace maex::maxml {

/// Throws InputError when the file cannot be opened, UsageError for a bad dialect.
std::unique_ptr<RecordReader> make_reader(const Source& source, ReadContext& context, std::string_view dialect,
                                          bool validate);

/// Local name of a document's root element from its first bytes; empty when they are not XML or end too early.
std::string root_name(std::string_view head);

}  // namespace maex::maxml
