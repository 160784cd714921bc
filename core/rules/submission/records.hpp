// Stated figures that the records of the same run do not confirm.
#pragma once
#include <vector>

#include "core/rules/submission/common.hpp"

namespace maex::rules {

enum class Base : std::uint8_t { verified, other };

/// Reports each figure that differs from the number of all records of an input: with Base::verified those that are the
/// number of verified incidents in hazard areas, with Base::other the others. {source}, {what}, {span}, {list}, {all},
/// {verified} and {closer} fill the sentence.
inline void report_figures_unlike_records(RuleContext& context, Base base) {
  RecordCounts& counts = context.record_counts();
  for (const Figure& figure : context.figures().all())
    for (const Counted& each : counts.counted(figure, context.inputs())) {
      if (each.fits(figure.value) || context.figures().about(each.document).is_text) continue;
      if (each.fits_verified(figure.value) != (base == Base::verified)) continue;
      if (!context.wants()) {
        context.count();
        continue;
      }
      const Locator place = context.place_of(each.first, 0, Field::count);
      Text verified;
      if (each.decided)
        verified = {", of which {number} are verified in hazard areas"_text, {{"number", number_text(each.verified)}}};
      Text closer;
      if (each.decided && base == Base::other)
        closer = std::abs(figure.value - each.verified) < std::abs(figure.value - each.all)
                     ? "; the verified ones are closer"_text
                     : "; all of them are closer"_text;
      context.report_at(figure.origin, figure.column, Field::tally_value, number_text(figure.value),
                        {{"source", figure.said_by.empty() ? Text("the report"_text) : Text::as_is(figure.said_by)},
                         {"what", what(figure)},
                         {"span", span_text(figure)},
                         {"list", place.document},
                         {"all", number_text(each.all)},
                         {"verified", verified},
                         {"closer", closer}},
                        {place});
    }
  if (counts.left_some_out()) context.checked_in_part("there are too many records or figures to compare all"_text);
}

}  // namespace maex::rules
