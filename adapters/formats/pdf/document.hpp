// A PDF as parts: running headers, text and tables in reading order, footnotes, running footers.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::pdf {

/// Throws InputError with one sentence.
std::unique_ptr<TableDocument> open_document(const std::filesystem::path& path, const OpenContext& context);

}  // namespace maex::pdf
