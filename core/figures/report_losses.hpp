// What a report does not carry.
#pragma once
#include <string_view>
#include <vector>

#include "core/adapter/descriptor.hpp"

namespace maex::figures::losses {

inline const LossType in_totals{"loss-in-totals",
                                "A report gives totals: it has no single incident, person, place or device."};
inline const LossType not_counted{
    "loss-not-counted",
    "Incidents that are not verified in a hazard area are in one sentence, and in no other number."};
inline const LossType other_period{"loss-other-period", "The report covers one period, and this is for another one."};
inline const LossType no_sentence{"loss-no-sentence",
                                  "The report has no sentence and no table for this figure or its breakdown."};
inline const LossType second_figure{"loss-second-figure", "The report states another value of the same figure."};
inline const LossType detail{"loss-figure-detail",
                             "The report states the figure, but not who stated it first, where and in which words."};
inline const LossType hidden{"loss-small-number",
                             "A public report hides small numbers of people, and others from which they follow."};
inline const LossType not_in_report{"loss-not-in-report", "A report has no place for records of this kind."};

inline std::vector<LossType> all() {
  return {in_totals, not_counted, other_period, no_sentence, second_figure, detail, hidden, not_in_report};
}

}  // namespace maex::figures::losses
