#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule period_not_over() {
  return {.notice = {"period-not-over", Severity::warning, "A figure is for a time that is not over.",
                     "It will grow, and it looks like the figure for the whole time.",
                     "State it as a running total up to a day.", "{value} for {span}, stated {stated}."},
          .reference = "domain C1, C3: AzCBL's 8 for 2009, stated in mid-year; 34 in the end",
          .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
          .failing = "tally measure=CASUALTIES value=8 period=2009 as_of=2009-06-30",
          .passing = "tally measure=CASUALTIES value=34 period=2009 as_of=2010-06-30",
          .at_end = [](RuleContext& context) {
            const std::int32_t now = days_from_epoch(context.today());
            for (const Figure& each : context.figures().all()) {
              if (each.running || !each.dated()) continue;
              std::int32_t today = now;
              if (const auto& issued = context.figures().about(each.origin.document).issued)
                if (const std::int32_t day = last_day(*issued); day != Figure::no_day) today = std::min(today, day);
              const std::int32_t stated = each.stated == Figure::no_day ? today : std::min(today, each.stated);
              if (each.last > stated) report(context, each, {{"span", span_text(each)}, {"stated", day_text(stated)}});
            }
          }};
}

}  // namespace maex::rules
