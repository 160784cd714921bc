// What rules of this family share.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "core/rules/rule.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex::rules {

/// The exact day of a date field; none when it is missing, a month or a range.
inline std::optional<Day> exact_day(const Record& record, Field field) {
  const Value value = record.get(field);
  if (value.empty() || !value.as_date().is_exact()) return std::nullopt;
  return value.as_date().first;
}

inline bool is(const Record& record, Field field, Code code) {
  const Value value = record.get(field);
  return !value.empty() && value.as_code() == code;
}

/// Reports a number that an earlier record of the same kind has, and names the input of that record when it is another
/// one.
template <Field id_field>
class IdRepeated {
 public:
  void each_record(RuleContext& context, const Record& record) {
    const std::string_view id = record.text(id_field);
    if (id.empty()) return;
    const std::uint32_t document = record.origin().document;
    if (!numbers_of(document).insert(id)) return context.report(record, id_field);
    for (const Numbers& each : seen_)
      if (each.document != document && each.numbers.contains(id))
        return context.report(record, id_field, {context.place_of({each.document, 0, 0}, 0, Field::count)});
  }

 private:
  struct Numbers {
    std::uint32_t document;
    SeenHashes numbers;
  };
  SeenHashes& numbers_of(std::uint32_t document) {
    for (Numbers& each : seen_)
      if (each.document == document) return each.numbers;
    return seen_.emplace_back(Numbers{document, {}}).numbers;
  }
  std::vector<Numbers> seen_;  // one entry for each input
};

/// date-at-epoch, date-very-old and year-of-two-digits report earlier dates. What follows from such a date needs no
/// further finding.
constexpr int first_likely_year = 1940;

/// True when `received` is before the day as written, and at most 31 days after it when its day and month are swapped.
inline bool explained_by_swap(const Day& day, const Day& received) {
  if (day.day > 12 || day.day == day.month || !(received < day)) return false;
  const Day swapped{day.year, day.day, static_cast<std::uint8_t>(day.month)};
  const auto apart = days_from_epoch(received) - days_from_epoch(swapped);
  return apart >= 0 && apart <= 31;
}

inline std::string spelled(const Day& day) { return to_text(PartialDate{PartialDate::Form::at, day, {}}); }

}  // namespace maex::rules
