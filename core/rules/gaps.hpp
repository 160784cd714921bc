// Months without a figure between months that have one, and what running totals say about them.
#pragma once
#include <functional>
#include <optional>

#include "core/rules/figures.hpp"

namespace maex::rules {

/// One or more months in a row. When two running totals of one base bracket them, `implied` is what they leave.
struct Gap {
  const Figure &before, &after;                       ///< the months around the gap
  std::int32_t first, last;                           ///< its days
  const Figure *earlier = nullptr, *later = nullptr;  ///< running totals at the ends of `before` and of `after`
  [[nodiscard]] std::optional<double> implied() const {
    if (earlier == nullptr) return std::nullopt;
    return later->value - earlier->value - after.value;
  }
};

/// After a longer gap the partner no longer sends monthly figures, so it is not a gap.
void for_each_gap(const Figures& figures, const std::function<void(const Gap&)>& take);
/// "2013-04", "2018-04/2018-05".
std::string months_text(const Gap& gap);

}  // namespace maex::rules
