// Compares a totals row with the rows above it.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/mapping/table/row_values.hpp"

namespace maex {

/// Counts one sheet. A total may count people, incidents or filled cells, add up a column of counts, or split a coded
/// column ("3 həlak, 9 yaralı"). It may cover the whole sheet or the rows after the last total. A total that agrees
/// with none of these is a difference. Rows and cells that were not understood may explain what is missing, so the
/// comparison allows for them.
class TotalsWatch {
 public:
  TotalsWatch(const Compiled& profile, const HeadingRow& headings);
  /// Goes on with the same counts below other headings of the same sheet. `headings` must outlive this object.
  [[nodiscard]] TotalsWatch below(const HeadingRow& before, const HeadingRow& headings) const;
  /// Adds a row of the list. `values` are the values that were read; null for a row in quarantine.
  void add(const Row& row, const RowValues* values, bool begins_incident);

  struct Difference {
    std::uint32_t column;
    std::string stated;  ///< "25", "9 yaralı"
    std::uint64_t found;
  };
  /// Compares, and starts a new count for the next total.
  std::vector<Difference> compare(const Row& totals, RowValueReader& values);

 private:
  struct Column {
    std::uint64_t cells = 0, slots = 0, of_lost_rows = 0;  ///< filled cells, values, filled cells of rows in quarantine
    double sum = 0;
    std::map<Code, std::uint64_t> codes;
    [[nodiscard]] std::uint64_t of(Code code) const;
    /// Filled cells without a value: what they mean is not known.
    [[nodiscard]] double lost() const { return slots < cells ? static_cast<double>(cells - slots) : 0; }
  };
  struct Counted {
    std::uint64_t rows = 0, incidents = 0, lost_rows = 0;
    std::vector<Column> columns;
  };
  /// What was counted since `before`.
  [[nodiscard]] static Counted since(const Counted& all, const Counted& before);
  [[nodiscard]] static bool agrees(const Counted& counted, std::size_t column, double stated, bool adds_up);
  [[nodiscard]] static bool agrees(const Counted& counted, std::size_t column, double stated, Code code);

  const Compiled& profile_;
  const HeadingRow& headings_;
  bool used_;             ///< the profile defines totals rows
  Counted all_, before_;  ///< counts since the headings, and the counts at the last total
};

}  // namespace maex
