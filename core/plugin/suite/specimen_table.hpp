// The table that every format must preserve: one cell of each kind, a blank row, a gap, and texts that look like other
// kinds.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/adapter.hpp"

namespace maex::conformance {

/// A cell as the reader must return it.
struct Expected {
  std::uint32_t row = 0, column = 0;  ///< 1-based
  CellKind kind = CellKind::text;
  std::string plain;  ///< spelling in a format without cell kinds; the text of a text cell
  double number = 0;  ///< numbers and booleans
  Day day{};
};

/// place|note|count|date|yes, two rows of every kind with a blank row between them, and C5 alone. Made up.
const std::vector<Expected>& specimen_table();

/// The attachment of the specimen of a format that encloses files: its name, and its bytes, with a letter that is not
/// ASCII and line ends of two bytes.
inline constexpr std::string_view enclosed_name_of_suite = "list.csv";
inline constexpr std::string_view enclosed_bytes_of_suite =
    "place;count\r\nA\xC4\x9F"
    "dam;7\r\n";

/// Text cells at scattered places, with gaps between rows and columns. Each text names its own place.
std::vector<Expected> scattered_table();
/// Texts that a spreadsheet program would read as formulas, numbers, dates or booleans.
std::vector<Expected> tempting_table();

/// Writes cells (ascending by row, then column) as one sheet "specimen".
void write_table(const Format& format, const std::filesystem::path& path, std::span<const Expected> cells,
                 const Options& options);
void write_specimen_table(const Format& format, const std::filesystem::path& path, const Options& options);

/// A cell as the reader returned it.
struct Seen {
  std::uint32_t row = 0, column = 0;
  CellKind kind = CellKind::empty;
  bool formula = false;
  std::string raw;
  double number = 0;
  Day day{};  ///< of a date cell
  std::string shown;
};

struct Difference {
  std::string where;
  std::string reason;
};
/// Compares kind and value, or with `plain` only the spelling. Both lists are in ascending order.
std::vector<Difference> differences(std::span<const Expected> expected, std::span<const Seen> seen, bool plain);

}  // namespace maex::conformance
