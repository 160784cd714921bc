// Every non-empty cell of a table file, so that anyone can check a reader.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "cli/session.hpp"

namespace maex::cli {

enum class CellsAs : std::uint8_t { csv, jsonl };

/// Indexes of the sheets meant: by name, else by number from 1; all when `wanted` is empty.
/// Throws UsageError with the nearest names.
std::vector<std::size_t> choose_sheets(std::span<const SheetInfo> sheets, const std::string& wanted);

/// Streams the cells to session.out: columns sheet, address, kind, raw, shown. Throws InputError, UsageError,
/// OutputError.
void print_cells(Session& session, const std::string& file, const SourceChoice& choice, const std::string& sheet,
                 CellsAs as);

/// JSON string literal of any bytes; those that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace maex::cli
