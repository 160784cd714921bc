// What rules of this family share.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "core/rules/rule.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex::rules {

/// The exact day of a date field; none where it is missing, a month, a range.
inline std::optional<Day> exact_day(const Record& record, Field field) {
  const Value value = record.get(field);
  if (value.empty() || !value.as_date().is_exact()) return std::nullopt;
  return value.as_date().first;
}

inline bool is(const Record& record, Field field, Code code) {
  const Value value = record.get(field);
  return !value.empty() && value.as_code() == code;
}

/// A number that an earlier record of the same kind has.
template <Field id_field>
class IdRepeated final : public Check {
  void record(Scene& scene, std::size_t number) override {
    const std::string_view id = scene.record(number).text(id_field);
    if (!id.empty() && !seen_.insert(id)) scene.report(scene.record(number), id_field);
  }
  SeenHashes seen_;
};

inline std::string spelled(const Day& day) { return to_text(PartialDate{PartialDate::Form::at, day, {}}); }

}  // namespace maex::rules
