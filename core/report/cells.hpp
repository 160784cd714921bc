// Every non-empty cell of a table file, so that a user can check a reader.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/document/table.hpp"

namespace maex {

enum class CellsAs : std::uint8_t { csv, jsonl };

/// Columns sheet, address, kind, raw, shown. `put` receives the text in blocks.
void render_cells(TableDocument& tables, std::span<const std::size_t> sheets, CellsAs as,
                  const std::function<void(std::string_view)>& put);

/// Appends any bytes as a JSON string literal. Bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace maex
