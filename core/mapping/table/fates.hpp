// Gives every non-empty cell its fate: counted here, told to the sink, and put into quarantine where it must.
#pragma once
#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/headings.hpp"
#include "core/mapping/profile/rules.hpp"

namespace maex {

struct CellFate {
  Fate fate = Fate::used;
  Rule rule = Rule::plain;
  std::int16_t ignored = -1;   ///< index into profile.ignored, for Rule::ignored_heading
  Field field = Field::count;  ///< Field::count: no field took it
};

class Fates {
 public:
  Fates(const Compiled& profile, ReadContext& context)
      : profile_(profile), context_(context), ignored_(profile.profile.ignored.size()) {}
  /// Counts are handed to the balance here, not cell by cell.
  void flush();
  void begin_sheet(std::string name, const HeadingRow* headings) {
    sheet_ = std::move(name);
    headings_ = headings;
  }
  /// A paragraph outside tables: a reader of tables ignores it.
  void paragraph(const SheetInfo& part, const Row& row);

  /// One fate for all cells of a row.
  void whole_row(const Row& row, Fate fate, Rule rule);
  /// `fates` runs beside row.cells. The row itself is used, unless `rule` says that none of its cells was.
  void row(const Row& row, std::span<const CellFate> fates, Fate fate, Rule rule, int ignored = -1);
  void empty_cells(std::uint64_t n) { empty_ += n; }

  [[nodiscard]] Locator where(std::uint32_t row, std::uint32_t column) const;
  [[nodiscard]] std::string_view rule_name(Rule rule, int ignored) const;

 private:
  void count(const Row& row, Fate fate, Rule rule);
  void tell(const Row& row, const Cell& cell, const CellFate& fate);
  void quarantine(const Row& row, const Cell& cell, const CellFate& fate);

  struct Count {
    std::uint64_t rows = 0, cells = 0;
  };
  static constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::count);
  const Compiled& profile_;
  ReadContext& context_;
  std::array<std::array<Count, rule_count>, fate_count> counts_{};
  std::vector<Count> ignored_;  // by [[ignore]] table
  std::uint64_t empty_ = 0;
  std::string sheet_;
  const HeadingRow* headings_ = nullptr;
};

}  // namespace maex
