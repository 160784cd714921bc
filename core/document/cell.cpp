// The names of cell kinds, and how a cell is shown.
#include "core/document/number_format.hpp"
#include "core/document/table.hpp"

namespace maex {

std::string_view name(CellKind kind) {
  switch (kind) {
    case CellKind::empty: return "empty";
    case CellKind::text: return "text";
    case CellKind::number: return "number";
    case CellKind::boolean: return "boolean";
    case CellKind::date: return "date";
    case CellKind::error: return "error";
  }
  return "empty";
}

std::string shown(const Cell& cell) {
  switch (cell.kind) {
    case CellKind::text:
      return cell.format == nullptr ? std::string(cell.raw) : format_text(cell.raw, cell.format->code);
    case CellKind::date:
      // A date that the file stores as ISO 8601 text without a format is shown as stored.
      if (cell.format == nullptr) return std::string(cell.raw);
      return format_number(cell.number, cell.format->code, cell.format->epoch_1904);
    case CellKind::number:
      if (cell.format == nullptr) return general_number(cell.number);
      return format_number(cell.number, cell.format->code, cell.format->epoch_1904);
    case CellKind::boolean:
    case CellKind::error: return std::string(cell.raw);
    case CellKind::empty: break;
  }
  return {};
}

}  // namespace maex
