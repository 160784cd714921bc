// The items of a query's outermost SELECT, as far as they can be found without SQL's grammar.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maex::rules {

struct SqlToken {
  /// A word and a name in quotes are in lower case. A sign is one character.
  enum class Kind : std::uint8_t { word, name, text, number, sign } kind;
  std::string text;
};
/// Without comments.
std::vector<SqlToken> tokens_of(std::string_view sql);

struct SelectList {
  std::vector<std::vector<SqlToken>> items;  ///< between SELECT and FROM
  std::vector<SqlToken> from;                ///< between FROM and WHERE, GROUP, ORDER … or the end
  bool reads_tables = false;   ///< FROM names tables only: no SELECT in it, no WITH before, no UNION behind. Then an
                               ///< item reads only columns that it names
  std::vector<SqlToken> rest;  ///< from FROM to the end
  bool one_table = false;      ///< and it names one
};
/// nullopt when the text has no SELECT … FROM outside brackets.
std::optional<SelectList> select_list_of(std::string_view sql);

/// Whether conditions only compare these columns, as they are: with a literal (latitude > 40, full_name LIKE 'A%', IS
/// NULL), with the same column of another record (a.full_name = b.full_name), both also under fold(), or in
/// abs(a.latitude - b.latitude) and distance_km between two records. Then no condition can choose another record
/// because its number is the whole part of a latitude. In doubt false.
bool only_compares(const std::vector<SqlToken>& tokens, const std::vector<std::string>& columns);

/// "count(*)", "count(*) AS n", "count(*) OVER () AS n": the number of rows.
bool is_row_count(const std::vector<SqlToken>& item);
/// A distance between two records, perhaps in metres and rounded: distance_km(a.latitude, a.longitude, b.latitude,
/// b.longitude) in nothing but CAST, round, brackets and a factor 1000. A distance from a fixed point would tell the
/// place.
bool is_distance_of_records(const std::vector<SqlToken>& item);

}  // namespace maex::rules
