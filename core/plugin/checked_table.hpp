// A plugin's tables: guards every call, and checks every promise of RowReader.
#pragma once
#include <memory>
#include <string>

#include "core/document/document_writer.hpp"
#include "core/document/table.hpp"
#include "core/plugin/library.hpp"

namespace maex {

/// Throws PluginFault for rows that do not ascend, empty rows and cells, columns out of order, text that is not UTF-8,
/// and numbers that are not finite. `name` is the name of the file.
std::unique_ptr<TableDocument> checked(std::unique_ptr<TableDocument> document, std::shared_ptr<Library> library,
                                       std::string name);
std::unique_ptr<TableWriter> guarded_writer(std::unique_ptr<TableWriter> writer, std::shared_ptr<Library> library);

std::unique_ptr<DocumentWriter> guarded_writer(std::unique_ptr<DocumentWriter> writer,
                                               std::shared_ptr<Library> library);

}  // namespace maex
