// A plugin's tables: every call guarded, every promise of RowReader checked.
#pragma once
#include <memory>
#include <string>

#include "core/document/table.hpp"
#include "core/plugin/library.hpp"

namespace maex {

/// Throws PluginFault for rows that do not ascend, rows and cells that are empty, columns out of order, text
/// that is not UTF-8 and numbers that are none. `name` is the file's.
std::unique_ptr<TableDocument> checked(std::unique_ptr<TableDocument> document, std::shared_ptr<Library> library,
                                       std::string name);
std::unique_ptr<TableWriter> guarded_writer(std::unique_ptr<TableWriter> writer, std::shared_ptr<Library> library);

}  // namespace maex
