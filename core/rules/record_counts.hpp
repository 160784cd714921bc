// Counts the incidents and casualties of a run by day, for the rules that compare stated figures with records.
#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/rules/decide.hpp"
#include "core/rules/figures.hpp"
#include "core/rules/group_facts.hpp"

namespace maex::rules {

/// What the records of one input say about one stated figure.
struct Counted {
  std::uint32_t document = 0;  ///< Origin::document of the input
  double all = 0;              ///< every incident
  double verified = 0;         ///< incidents that are verified and in a hazard area
  double open = 0;             ///< may belong to the figure: the day, or a value of the breakdown, is not known
  bool decided = false;        ///< the run decided about verification, so `verified` means something
  Origin first;                ///< the first record of the input
  /// True when the number fits, given what is not known.
  [[nodiscard]] bool fits(double value) const { return value >= all && value <= all + open; }
  [[nodiscard]] bool fits_verified(double value) const {
    return decided && value >= verified && value <= verified + open;
  }
};

/// Memory and time have bounds: submissions with casualties are small, and larger ones are compared in part.
class RecordCounts {
 public:
  /// Counts an incident. `decision`: null when nothing was decided.
  void add(const GroupFacts& facts, const Decision* decision);
  /// Sorts what was added. Call it once, before counted().
  void finish();
  /// What the records say about a figure, for each input whose records cover its time. Empty for a figure that records
  /// cannot answer: another measure, an unknown breakdown, no time. `inputs`: the gazetteer resolves places.
  [[nodiscard]] std::vector<Counted> counted(const Figure& figure, const RuleInputs& inputs);
  /// True when not all records, or not all figures, could be compared.
  [[nodiscard]] bool left_some_out() const { return left_out_; }

 private:
  /// Equal entries are merged, with their numbers added.
  struct Key {
    std::int32_t first, last;  ///< of the date; no_day: unknown
    std::uint32_t document;
    const District* district;  ///< null: unknown
    Code device, outcome, status, sex;
    bool verified, is_incident;
    auto operator<=>(const Key&) const = default;
  };
  struct Entry {
    Key key;
    std::uint32_t number;
  };
  struct Input {
    std::int32_t first = Figure::no_day, last = Figure::no_day;  ///< whole months with records
    bool decided = false;
    Origin origin;
  };
  struct Question;
  void put(const Key& key, std::int64_t number);
  void merge();
  [[nodiscard]] static std::optional<Question> question(const Figure& figure, const RuleInputs& inputs);
  [[nodiscard]] static bool covers(const Input& input, const Figure& figure);

  std::vector<Entry> entries_;
  std::map<std::uint32_t, Input> inputs_;
  std::uint64_t work_ = 0;
  bool left_out_ = false;
};

}  // namespace maex::rules
