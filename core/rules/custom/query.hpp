// Checks the query of a custom rule before any record is read: what it returns, what it reads, and which of its values
// a report may show.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/schema.hpp"

namespace maex::rules {

/// Whether the sentence of a finding shows values from a column of the query's result.
enum class Shown : std::uint8_t {
  hidden,  ///< may contain personal data, whole or in pieces; hidden unless the user asks for it
  /// A count or a distance that is declared harmless, in a query that reads exact places: only whole numbers of at most
  /// three digits are shown.
  small,
  /// From a column without personal data, in a query that may choose records by pieces of personal data. A number is
  /// shown only when it is the value of the finding's own record: another record's number may equal a secret.
  own,
  open,  ///< cannot contain personal data, unless the value itself looks like a name, a telephone or a document
};

struct ResultColumn {
  std::string name;
  Shown shown = Shown::hidden;
  Field field = Field::count;  ///< whose unchanged value the column is; Field::count: computed, or a key
};

struct CheckedQuery {
  std::vector<ResultColumn> columns;
  std::size_t record = 0;            ///< column that names the record of a finding
  std::optional<std::size_t> field;  ///< column that names its field
  ColumnUse reads;                   ///< columns that must be filled: all that the query reads or mentions
  std::vector<Field> fields;         ///< whose values the query reads, or that it names for its findings
};

/// Why a query cannot continue at one of its rows.
struct RowFault {
  Text reason;
};

/// A query that cannot be a custom rule. what() is a clause with the fix. `offset` is the byte of the query where the
/// fault is.
struct QueryFault : std::runtime_error {
  QueryFault(const std::string& problem, std::size_t at = 0) : std::runtime_error(problem), offset(at) {}
  std::size_t offset;
};

class QueryChecker {
 public:
  QueryChecker();
  ~QueryChecker();
  QueryChecker(const QueryChecker&) = delete;
  QueryChecker& operator=(const QueryChecker&) = delete;
  /// `harmless`: columns of the result that the author of the rule declares free of personal data. Throws QueryFault.
  CheckedQuery check(const std::string& sql, const std::vector<std::string>& harmless);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The columns to fill for several queries: those that they read, or all columns when one query cannot run with these.
ColumnUse columns_for(const std::vector<std::pair<const std::string*, const CheckedQuery*>>& queries);

}  // namespace maex::rules
