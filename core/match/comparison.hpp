// How values of one field are compared: each pair of values has one level of agreement.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/match/person_name.hpp"
#include "core/match/word.hpp"
#include "core/model/codes.hpp"
#include "core/model/date.hpp"
#include "core/place/geo.hpp"

namespace maex::match {

/// Level 0: a value is missing. Level 1: equal. The last level of a comparison: nothing in common.
using Level = std::uint8_t;
/// A value of a field: its number in the field's dictionary, from 1. 0: no value.
using ValueId = std::uint32_t;

enum class Comparison : std::uint8_t {
  text,
  exact,
  name,
  date,
  place,
  device,
  outcome,
  status,
  sex,
  age,
  count,
  linked
};
/// As the files of models write it: "date".
std::string_view name(Comparison comparison);
std::optional<Comparison> find_comparison(std::string_view name);
std::vector<std::string> comparison_names();
/// The names of the levels from 1: "equal", "within-1". Files of models and the keys of messages use them.
std::span<const std::string_view> level_names(Comparison comparison);

struct DateValue {
  std::int32_t first = 0, last = 0;  ///< days since 1970-01-01, both included
  std::int32_t swapped = no_day;     ///< with day and month exchanged
  std::int32_t received = no_day;    ///< when the sender received the report
  static constexpr std::int32_t no_day = INT32_MIN;
  [[nodiscard]] bool is_day() const { return first == last; }
};
std::optional<DateValue> date_value(const PartialDate& date, const std::optional<PartialDate>& received);

struct PlaceValue {
  std::uint32_t district = 0;      ///< number of a district; 0: unknown
  std::string settlement;          ///< sound of the settlement's name; empty: not stated
  std::optional<GeoPoint> point;   ///< where the incident was
  std::optional<GeoPoint> centre;  ///< of the district
};

struct AgeValue {
  int age = -1;  ///< whole years; -1: unknown
  int born = 0;  ///< year; 0: unknown
  int year = 0;  ///< of the incident, by which an age and a year of birth are compared; 0: unknown
  Code group = Code::age_group_UNKNOWN;
};

/// The values of one field of both sides, and how two of them agree.
class Dictionary {
 public:
  explicit Dictionary(Comparison comparison) : comparison_(comparison) {
    counts_[0].push_back(0), counts_[1].push_back(0);
  }
  [[nodiscard]] Comparison comparison() const { return comparison_; }

  /// Each returns the number of the value, and counts that a row of `side` has it. An empty value has the number 0.
  ValueId add_text(std::size_t side, std::string_view text);
  ValueId add_folded(std::size_t side, const std::string& folded);
  ValueId add_name(std::size_t side, PersonName name);
  ValueId add_date(std::size_t side, const DateValue& date);
  ValueId add_place(std::size_t side, const PlaceValue& place);
  ValueId add_code(std::size_t side, Code code);
  ValueId add_age(std::size_t side, const AgeValue& age);
  ValueId add_count(std::size_t side, std::int64_t count);

  /// The number of an incident of a side, and after linking the incident of the other side that it is linked with.
  void link(const std::vector<std::uint32_t>& partner_of_a, std::size_t of_b);

  /// Prepares a table of all levels when there are few values. Call it when all values are added.
  void finish();
  [[nodiscard]] Level level(ValueId a, ValueId b) const {
    if (a == 0 || b == 0) return 0;
    if (!table_.empty()) return table_[a * size_ + b];
    return compare(a, b);
  }
  /// True when a level is looked up and not computed.
  [[nodiscard]] bool has_table() const { return !table_.empty(); }
  /// Distinct values, and the rows of a side that have a value.
  [[nodiscard]] std::size_t values() const { return size_ - 1; }
  [[nodiscard]] std::uint64_t rows(std::size_t side, ValueId value) const { return counts_[side][value]; }

  /// Of a text: Word::mark().
  [[nodiscard]] std::uint64_t mark(ValueId value) const { return value == 0 ? 0 : marks_[value - 1]; }
  [[nodiscard]] const DateValue& date(ValueId value) const { return dates_[value - 1]; }
  [[nodiscard]] const PlaceValue& place(ValueId value) const { return places_[value - 1]; }
  [[nodiscard]] const PersonName& person(ValueId value) const { return names_[value - 1]; }

 private:
  ValueId number_of(std::size_t side, const std::string& key, bool& is_new);
  [[nodiscard]] Level compare(ValueId a, ValueId b) const;

  Comparison comparison_;
  std::unordered_map<std::string, ValueId> numbers_;
  std::vector<std::uint32_t> counts_[2];
  std::vector<Word> words_;
  std::vector<std::uint64_t> marks_;
  std::vector<PersonName> names_;
  std::vector<DateValue> dates_;
  std::vector<PlaceValue> places_;
  std::vector<Code> codes_;
  std::vector<AgeValue> ages_;
  std::vector<std::int64_t> numbers_of_people_;
  std::vector<ValueId> partner_[2];  ///< by number of an incident; 0: not linked
  std::size_t size_ = 1;
  std::vector<Level> table_;
};

}  // namespace maex::match
