// The second count of each target. It is so simple that it cannot share a fault with the reader, and it answers only
// for inputs that it understands. What a reader reports must agree: otherwise it stopped early, or skipped something,
// without a word.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/fuzz/target.hpp"

namespace maex::fuzz {

/// Rows with a non-empty cell, and these cells, by a state machine over single characters. `quote` 0: none.
Counted count_csv(std::string_view text, char separator, char quote);
/// The text as single bytes in which only ASCII keeps its meaning; nullopt for an encoding that is not known here.
std::optional<std::string> narrow(std::string_view bytes, std::string_view encoding);

/// One element of a document, after its end.
struct XmlElement {
  std::string name;  ///< with its prefix
  std::size_t depth = 0;
  std::size_t attributes = 0;       ///< those with a value, without namespaces
  std::string text;                 ///< its own text, all pieces joined
  std::vector<std::string> pieces;  ///< the same, between child elements
  bool leaf = true;
  std::map<std::string, std::string> values;  ///< of attributes, by name
};
enum class Xml : std::uint8_t {
  whole,      ///< each element was passed to the caller
  undefined,  ///< bytes that the encoding does not define: the reader must refuse or report them
  unknown,    ///< not XML that is understood here
};
/// Passes each element, in the order of the ends, to `each`. The text is made UTF-8 before the parser sees it, because
/// a parser that fails to decode may stop in silence.
Xml walk_xml(std::string_view bytes, const std::function<void(const XmlElement&)>& each);
/// Without white space around it.
bool is_blank(std::string_view text);

/// Features of one GeoJSON document; nullopt when it is not one whole FeatureCollection or Feature.
std::optional<std::uint64_t> count_features(std::string_view json);

/// Lines that open a table of this name, "[[name]]"; nullopt when a text that spans lines, or another spelling of the
/// name, makes lines misleading.
std::optional<std::uint64_t> count_tables(std::string_view toml, std::string_view name);

/// Rows of tables in a page that uses only plain tags, closes all of them and nests no tables.
std::optional<std::uint64_t> count_page_rows(std::string_view html);

/// At least and at most this many rows.
struct RowRange {
  std::uint64_t least = 0, most = 0;
};
/// Rows with cells in a worksheet part. nullopt for XML that is not understood here.
std::optional<RowRange> count_sheet_rows(std::string_view part, std::string_view shared_strings);
/// Rows with cells in the tables of an OpenDocument content part.
std::optional<RowRange> count_ods_rows(std::string_view content);
/// Rows with cells in the sheets of a workbook stream of Excel 97 to 2003.
std::optional<RowRange> count_biff_rows(std::string_view stream);

}  // namespace maex::fuzz
