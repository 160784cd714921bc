// Derives values that follow from what the sender gave: points from coordinates as entered, and codes, names and
// countries of districts.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "core/adapter/losses.hpp"
#include "core/facts/facts.hpp"
#include "core/mapping/profile/words.hpp"
#include "core/model/record.hpp"
#include "core/notice/text.hpp"
#include "core/place/coordinate.hpp"
#include "core/rules/rule_inputs.hpp"
#include "core/text/string_map.hpp"

namespace maex {
struct District;

/// Runs on every batch that a reader returns, before anything else sees it, also when an output is read back. Adds
/// values and never replaces one. The values depend only on their own record and on the date of its incident, so that
/// the size of batches does not matter.
class Fill {
 public:
  /// `inputs` must outlive the filled batches. nullptr: only coordinates are read, without a country.
  explicit Fill(const rules::RuleInputs* inputs) : inputs_(inputs) {}

  void add(Batch& batch);
  /// What was filled so far, in the order of FillRule.
  [[nodiscard]] std::vector<FilledFact> counts() const;
  /// What was assumed to read coordinates, and the number of records for each set of assumptions.
  struct Assumed {
    Origin first;
    std::uint16_t column = 0;
    Field field = Field::count;
    std::uint64_t records = 0;
  };
  [[nodiscard]] const std::map<std::vector<Text>, Assumed>& assumed() const { return assumed_; }
  /// Devices whose kind is general knowledge about the model or word that the sender wrote.
  [[nodiscard]] const Assumed& assumed_kinds() const { return assumed_kinds_; }

 private:
  void read_point(Record& record, Batch& batch);
  void find_district(Record& place, const Batch& batch);
  void find_category(Record& device);
  [[nodiscard]] const std::optional<WordMatch>& known_device(std::string_view text);
  void fill_district(Record& place, const District& district, FillRule rule);
  void put(Record& record, Field field, Value value, FillRule rule);
  [[nodiscard]] bool is_elsewhere(const Record& record) const;

  const rules::RuleInputs* inputs_;
  std::array<std::uint64_t, fill_rule_count> records_{};
  std::array<std::array<std::uint64_t, field_count>, fill_rule_count> fields_{};
  std::map<std::vector<Text>, Assumed> assumed_;
  Assumed assumed_kinds_;
  StringMap<std::optional<WordMatch>> devices_;  ///< what the words of devices mean
};

/// A value that the target does not carry is no loss when a reader of the output derives the same value from what the
/// target does carry.
class DerivedAgain {
 public:
  explicit DerivedAgain(const rules::RuleInputs* inputs) : fill_(inputs) {}
  /// Removes the losses of such values. `losses` belongs to `batch`.
  void settle(const Batch& batch, Losses& losses);

 private:
  void settle_record(const Batch& batch, std::size_t number, Losses& losses);

  Fill fill_;
  Batch scratch_;
};

}  // namespace maex
