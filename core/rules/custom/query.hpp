// The query of an own rule, looked at before anything is read: what it returns, what it reads, and what of its words
// may be shown.
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

/// Whether words from a column of the query's result are shown in a finding's sentence.
enum class Shown : std::uint8_t {
  hidden,  ///< they may carry personal data: hidden unless asked for
  small,  ///< declared harmless, and the query reads exact places: whole numbers of at most three digits are shown, all
          ///< else is hidden
  open,   ///< nothing personal can be in it
};

struct CheckedQuery {
  std::vector<std::string> columns;  ///< names of the result's columns
  std::vector<Shown> shown;          ///< of each
  std::size_t record = 0;            ///< column that names the record of a finding
  std::optional<std::size_t> field;  ///< column that names its field
  ColumnUse reads;                   ///< columns that must be filled for it: all that it reads or mentions
  std::vector<Field> fields;         ///< whose values it reads
};

/// Why a query cannot go on at one of its rows.
struct RowFault {
  Text reason;
};

/// A query that cannot be a custom rule. what() is a clause with its fix; `offset` is the byte of the query it is
/// about.
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
  /// `harmless`: columns of the result that the rule's author says carry nothing personal. Throws QueryFault.
  CheckedQuery check(const std::string& sql, const std::vector<std::string>& harmless);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The columns to fill for several queries: those that they read, or all should one of them not make do with these.
ColumnUse columns_for(const std::vector<std::pair<const std::string*, const CheckedQuery*>>& queries);

}  // namespace maex::rules
