// A plugin's records: guards every call, and checks the promises of readers and writers.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"
#include "core/plugin/library.hpp"

namespace maex {

/// Throws PluginFault for a value that is not of its field's type, a field of another kind of record, and at the end
/// when the balance does not add up. `account` must outlive it.
std::unique_ptr<RecordReader> checked(std::unique_ptr<RecordReader> reader, std::shared_ptr<Library> library,
                                      const Account& account);
/// Throws PluginFault for a loss that `card` does not declare.
std::unique_ptr<RecordWriter> checked(std::unique_ptr<RecordWriter> writer, std::shared_ptr<Library> library,
                                      const Descriptor& card);

}  // namespace maex
